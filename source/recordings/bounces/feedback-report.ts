/** Complaints and authentication failures that a receiver reports (ARF, RFC 5965; RFC 6591). */
import {addressIn} from './delivery.ts';
import {type Fields, fieldGroups, firstOf} from './fields.ts';
import type {Header, Mail} from './mail-parts.ts';

export type Complaint = {
	/** `abuse`, `auth-failure`, `fraud`, `opt-out` …; in lower case. */
	readonly type: string;
	/** Who complained; empty where the report hides it. */
	readonly recipients: readonly string[];
	/** Where the message came from, empty where it is not told; so are the ones below. */
	readonly sourceAddress: string;
	readonly sender: string;
	readonly arrived: string;
	/** Authentication results, as the receiver noted them. */
	readonly results: readonly string[];
	readonly subject: string;
};

/** Null where the mail is not such a report. */
export function complaintIn({header, feedback, returned}: Mail): Complaint | null {
	const groups = fieldGroups(feedback, []);
	const hotmail = returned?.get('x-hmxmroriginalrecipient');
	if (groups.length > 0) {
		return complaintOf(merged(groups), returned);
	}

	// Microsoft sends the message that was complained about, and no report.
	return hotmail === undefined || !/\bcomplaint\b/i.test(header.get('subject') ?? '')
		? null
		: {
				type: 'abuse',
				recipients: addresses([hotmail]),
				sourceAddress: /\bfrom ([\d.:A-Fa-f]{2,45})/.exec(header.get('subject') ?? '')?.[1] ?? '',
				sender: addressIn(returned?.get('x-sid-pra') ?? returned?.get('return-path') ?? '') ?? '',
				arrived: '',
				results: [],
				subject: returned?.get('subject') ?? '',
			};
}

function complaintOf(fields: Fields, returned: Header | null): Complaint {
	const named = addresses(fields.get('original-rcpt-to') ?? fields.get('removal-recipient') ?? []);
	const to = addresses([returned?.get('to') ?? '']);
	return {
		type: (firstOf(fields, 'feedback-type') ?? 'abuse').trim().toLowerCase(),
		recipients: named.length > 0 ? named : to,
		sourceAddress: (firstOf(fields, 'source-ip') ?? '').split(' ')[0] ?? '',
		sender: addressIn(firstOf(fields, 'original-mail-from') ?? '') ?? '',
		arrived: firstOf(fields, 'arrival-date') ?? firstOf(fields, 'received-date') ?? '',
		results: (fields.get('authentication-results') ?? []).slice(0, 10),
		subject: returned?.get('subject') ?? '',
	};
}

/** Empty lines inside the report do not end it. */
function merged(groups: readonly Fields[]): Fields {
	const all = new Map<string, string[]>();
	for (const [name, values] of groups.flatMap(group => [...group])) {
		all.set(name, [...(all.get(name) ?? []), ...values]);
	}

	return all;
}

/** `bob@example.org`, `Bob <bob@example.org>, <carol@example.org>` */
function addresses(values: readonly string[]): string[] {
	return values.flatMap(value =>
		value.split(',').flatMap(each => {
			const found = addressIn(/<([^<>]{3,320})>/.exec(each)?.[1] ?? each);
			return found === null || /\.invalid$/i.test(found) ? [] : [found];
		}),
	);
}
