/** What Amazon SES tells through SNS: bounces, complaints and deliveries as JSON, alone or in a mail. */
import type {LogLine} from '../log-line.ts';
import type {Delivery, DeliveryAction} from './delivery.ts';
import type {Complaint} from './feedback-report.ts';
import {replyAtStart, replyWithin} from './quoted.ts';

export type SesNotification = {
	readonly deliveries: readonly Delivery[];
	readonly complaint: Complaint | null;
};

const longest = 1024 * 1024;

/** Null where the lines are not such a notification. */
export function sesNotification(lines: readonly LogLine[]): SesNotification | null {
	const start = lines.findIndex(({text}) => /^[ \t]*\{/.test(text));
	const rest = start === -1 || start > 5 ? [] : lines.slice(start);
	const end = rest.findIndex(({text}) => /^-- ?$/.test(text));
	// Relays fold lines that are too long; inside JSON a line end means nothing.
	const text = rest
		.slice(0, end === -1 ? rest.length : end)
		.map(line => line.text)
		.join('')
		.slice(0, longest);
	return /^[ \t]*\{[ \t]*"(?:notificationType|eventType|Type|mail|bounce|complaint)"/.test(text)
		? notificationIn(parsed(text))
		: null;
}

type Json = Readonly<Record<string, unknown>>;

function notificationIn(outer: Json): SesNotification | null {
	const inner =
		outer.Type === 'Notification' && typeof outer.Message === 'string' ? parsed(outer.Message) : outer;
	switch (inner.notificationType ?? inner.eventType) {
		case 'Bounce':
			return {deliveries: bounced(record(inner.bounce)), complaint: null};
		case 'Delivery':
			return {deliveries: delivered(record(inner.delivery)), complaint: null};
		case 'Complaint':
			return {deliveries: [], complaint: complained(record(inner.complaint), record(inner.mail))};
		default:
			return null;
	}
}

function bounced(bounce: Json): Delivery[] {
	const kind = [text(bounce.bounceType), text(bounce.bounceSubType)].filter(Boolean).join(', ');
	return list(bounce.bouncedRecipients).map(each => {
		const diagnosis = text(each.diagnosticCode).replace(/^[\w-]{1,20}; ?/, '');
		return {
			recipient: text(each.emailAddress) || null,
			action: actionOf(text(each.action)),
			status: /^[245]\.\d{1,3}\.\d{1,3}/.exec(text(each.status))?.[0] ?? '',
			command: '',
			reply: replyAtStart(diagnosis) ?? replyWithin(diagnosis),
			words: diagnosis || kind,
			until: null,
		};
	});
}

function actionOf(action: string): DeliveryAction {
	return action === 'delayed' || action === 'delivered' ? action : 'failed';
}

function delivered(delivery: Json): Delivery[] {
	const recipients = Array.isArray(delivery.recipients) ? delivery.recipients : [];
	const reply = replyAtStart(text(delivery.smtpResponse));
	return recipients.map(recipient => ({
		recipient: text(recipient) || null,
		action: 'delivered',
		status: '',
		command: '',
		reply,
		words: '',
		until: null,
	}));
}

function complained(complaint: Json, mail: Json): Complaint {
	return {
		type: text(complaint.complaintFeedbackType) || 'abuse',
		recipients: list(complaint.complainedRecipients)
			.map(each => text(each.emailAddress))
			.filter(Boolean),
		sourceAddress: text(mail.sourceIp),
		sender: text(mail.source),
		arrived: text(mail.timestamp),
		results: [],
		subject: text(record(mail.commonHeaders).subject),
	};
}

function parsed(json: string): Json {
	try {
		return record(JSON.parse(json));
	} catch {
		return {};
	}
}

function record(value: unknown): Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? {...value} : {};
}

function list(value: unknown): Json[] {
	return Array.isArray(value) ? value.slice(0, 1000).map(record) : [];
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.slice(0, 4000) : '';
}
