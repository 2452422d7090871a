/** Addresses in the header. */
import {
	type AddressList,
	type AddressProblemId,
	type Mailbox,
	parseAddresses,
	splitAddress,
} from '../addresses.ts';
import {fieldNamed, type ReadField} from '../header-fields.ts';
import type {LintFinding} from './finding.ts';

const addressFields = ['From', 'Sender', 'Reply-To', 'To', 'Cc'];
const longest = 16 * 1024;

export function lintAddresses(fields: readonly ReadField[]): readonly LintFinding[] {
	return addressFields.flatMap(name => {
		const field = fieldNamed(fields, name.toLowerCase());
		return field ? [...lintList(field), ...(name === 'From' ? lintFrom(field) : [])] : [];
	});
}

/** What an address field says; a very long one is read in part. */
export function addressesOf(field: ReadField | undefined): AddressList {
	return parseAddresses(field?.raw.slice(0, longest) ?? '');
}

function lintList(field: ReadField): readonly LintFinding[] {
	const {mailboxes, problems, emptyGroups} = addressesOf(field);
	const shared = {field: field.name, reference: 'RFC 5322 §3.4'};
	const findings = problems.map(
		({id, message, fatal}): LintFinding => ({
			...shared,
			rule: addressRules[id],
			level: fatal ? 'error' : 'warning',
			message: `${field.name}: ${message}`,
			advice: 'Write addresses as “Name <local@domain>”, separated by commas.',
		}),
	);
	return mailboxes.length + emptyGroups.length + problems.length > 0
		? findings
		: [
				{
					...shared,
					rule: 'message/empty-address-field',
					level: field.name.toLowerCase() === 'from' ? 'error' : 'warning',
					message: `${field.name} is present but empty, which its grammar does not allow.`,
					advice: 'Fill it in, or leave the field out.',
				},
			];
}

function lintFrom(field: ReadField): readonly LintFinding[] {
	return addressesOf({...field, raw: field.value}).mailboxes.flatMap(mailbox => {
		const other = addressInName(mailbox);
		return other === null
			? []
			: {
					rule: 'message/name-is-address',
					level: 'warning' as const,
					message: `The name in From looks like an address (${other}) that is not the sender’s (${mailbox.address}); forged messages often do this.`,
					advice: 'Use a name, or the same address.',
					reference: 'RFC 5322 §3.6.2',
					field: field.name,
				};
	});
}

function addressInName({name, address}: Mailbox): string | null {
	const found = /[^\s<>"@]+@[^\s<>"@]+\.[^\s<>"@]+/.exec(name)?.[0] ?? null;
	return found !== null && found.toLowerCase() !== address.toLowerCase() ? found : null;
}

/** In small letters; null where the address has none. */
export function domainOf(address: string): string | null {
	return splitAddress(address).domain?.toLowerCase() ?? null;
}

/** The rule that says of a field what a remark says of an address in it; undefined for remarks about something else. */
export function addressRule(remarkId: string): string | undefined {
	return new Map<string, string>(Object.entries(addressRules)).get(remarkId);
}

const addressRules: Readonly<Record<AddressProblemId, string>> = {
	'address/control': 'message/address-control',
	'address/unbalanced': 'message/address-unbalanced',
	'address/none': 'message/address-none',
	'address/blank': 'message/address-blank',
	'address/incomplete': 'message/address-incomplete',
	'address/read-as': 'message/address-read-as',
	'address/no-domain': 'message/address-no-domain',
	'address/domain': 'message/address-domain',
	'address/local-part': 'message/address-local-part',
	'address/long': 'message/address-long',
};
