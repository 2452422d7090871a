/** The part of a bounce for programs (RFC 3464): a group of fields for each recipient. */
import type {Peer} from '../conversation.ts';
import type {LogLine} from '../log-line.ts';
import {anyOf} from '../patterns.ts';
import {addressIn, type Delivery, type DeliveryAction, isSameAddress} from './delivery.ts';
import {type Fields, fieldGroups, firstOf} from './fields.ts';
import {replyAtStart, replyWithin} from './quoted.ts';

const once = ['final-recipient', 'original-recipient', 'action', 'status', 'diagnostic-code'];

/** One for each group that names a recipient, even one that is not an address. */
export function deliveryStatuses(lines: readonly LogLine[]): Delivery[] {
	return fieldGroups(lines, once).flatMap(fields =>
		fields.has('final-recipient') || fields.has('original-recipient') ? [statusOf(fields)] : [],
	);
}

function statusOf(fields: Fields): Delivery {
	const {type, words} = withoutOwnCode(diagnosisOf(firstOf(fields, 'diagnostic-code') ?? ''));
	const status = firstOf(fields, 'status') ?? '';
	const code = /^[245]\.\d{1,3}\.\d{1,3}/.exec(status)?.[0] ?? '';
	// Some systems say it only in parentheses behind the number.
	const remark = /^[\d.]{1,12}[ \t]*\((.{1,500})\)$/.exec(status)?.[1] ?? '';
	return {
		...recipientOf(fields),
		action: actionOf(firstOf(fields, 'action') ?? '', code),
		status: code,
		peer: peerIn(firstOf(fields, 'remote-mta') ?? ''),
		command: '',
		reply: type === 'smtp' || type === '' ? (replyAtStart(words) ?? replyWithin(words)) : null,
		words: words === '' ? remark : words,
		until: firstOf(fields, 'will-retry-until') ?? null,
	};
}

function recipientOf(fields: Fields): Pick<Delivery, 'recipient' | 'original'> {
	const final = addressIn(firstOf(fields, 'final-recipient') ?? '');
	const original = addressIn(firstOf(fields, 'original-recipient') ?? '');
	// `bob@server` is a name inside the receiving system, which tells the sender nothing.
	const isKnownOutside = final !== null && (/@.*\./.test(final) || original === null);
	const recipient = isKnownOutside ? final : (original ?? final);
	return isSameAddress(recipient, original) ? {recipient} : {recipient, original: original ?? undefined};
}

/** `smtp; 550 …`, `X-Notes; …`; also without a type. */
function diagnosisOf(diagnosis: string): {type: string; words: string} {
	const [, type = '', words = ''] = /^([A-Za-z][\w-]{0,30})[ \t]*;[ \t]*(.*)$/.exec(diagnosis) ?? [];
	return type === '' ? {type, words: diagnosis} : {type: type.toLowerCase(), words};
}

/** A server that was not reached has said nothing: the number is the sending system’s own. */
function withoutOwnCode({type, words}: {type: string; words: string}): {type: string; words: string} {
	return {type, words: notReached.exec(words)?.[1] ?? words};
}

const notReached = anyOf(
	String.raw`^[45]\d\d[ -](?:[45]\.\d{1,3}\.\d{1,3} )?(`,
	[
		'(?:connection|operation) timed out',
		'connection refused',
		'no route to host',
		'(?:host|network) is unreachable',
	],
	String.raw`)\.?$`,
);

/** What is no action of RFC 3464 §2.3.3 is read by the class of the status. */
function actionOf(action: string, status: string): DeliveryAction {
	const word = /^[a-z-]+/.exec(action.toLowerCase())?.[0];
	switch (word) {
		case 'failed':
		case 'delayed':
		case 'delivered':
		case 'relayed':
		case 'expanded':
			return word;
		default:
			return status.startsWith('2') ? 'delivered' : 'failed';
	}
}

/** `dns; mx.example.org. (192.0.2.26, the server for the domain example.org.)`, `192.0.2.26` */
function peerIn(remote: string): Peer | undefined {
	const bare = remote.replace(/^[\w-]{1,20}[ \t]*;[ \t]*/, '');
	const [, name = '', address] = /^([\w.-]{1,255})(?:[ \t]+[([]([\d.:A-Fa-f]{2,45})[,)\]])?/.exec(bare) ?? [];
	const host = name.replace(/\.$/, '');
	if (/^[\d.]+$/.test(host)) {
		return {address: host};
	}

	return host.includes('.') ? {host, ...(address && {address})} : undefined;
}
