/** A reply as the verdict on a recipient, and in words. */
import {diagnose} from '../../diagnosis/diagnoser.ts';
import {explainWith} from '../../diagnosis/explain-with.ts';
import type {ReplyEntry} from '../../session/entry.ts';
import type {RecipientVerdict} from './delivery.ts';

export function toVerdict(address: string, reply: ReplyEntry): RecipientVerdict {
	return {
		address,
		code: reply.code,
		enhanced: reply.enhanced,
		text: textOf(reply),
		retry: explainWith(diagnose([reply]), reply).retry,
		entryId: reply.id,
	};
}

/** The address, and `<>` for the empty one; of several with commas between. */
export function namesOf(verdicts: readonly Pick<RecipientVerdict, 'address'>[]): string {
	return verdicts.map(({address}) => address || '<>').join(', ');
}

/** `550 5.1.1 unknown`, its lines joined. Unescaped. */
export function inWords(reply: ReplyEntry): string {
	return `${reply.code} ${textOf(reply)}`;
}

function textOf(reply: ReplyEntry): string {
	return reply.lines.map(({text}) => text).join(' ');
}
