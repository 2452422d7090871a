/** What stays on the normal screen when the inspector is left: one line that says how it went. */
import {visible} from '../protocol/visible.ts';
import type {Entry} from '../session/entry.ts';
import type {Session} from '../session/session.ts';

/** `kept`: files that the session was written to. Null where nothing happened that would be worth a line. */
export function leavingLine(
	{target, entries, recorded}: Pick<Session, 'target' | 'entries' | 'recorded'>,
	kept: readonly string[],
): string | null {
	if (recorded !== undefined) {
		return null;
	}

	const sent = entries.filter(({type}) => type === 'sent').length;
	const last = entries.findLast(entry => entry.type === 'reply' || entry.type === 'failed');
	const where =
		kept.length > 0 ? `saved in ${kept.join(', ')}` : 'not saved (/save FILE or --log FILE keeps a session)';
	return [
		`smtpscope: ${visible(target.host)}`,
		sent === 0 ? 'nothing was sent' : sent === 1 ? '1 line sent' : `${sent} lines sent`,
		...(last ? [lastWords(last)] : []),
		where,
	].join(' · ');
}

function lastWords(entry: Entry): string {
	switch (entry.type) {
		case 'reply': {
			const text = `${entry.code} ${entry.lines.at(-1)?.text ?? ''}`.trim();
			return `last reply: ${visible(text.slice(0, 80))}`;
		}

		case 'failed':
			return visible(entry.error.message.slice(0, 120));
		default:
			return '';
	}
}
