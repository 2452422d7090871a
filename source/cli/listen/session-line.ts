/** A session of the listener as one line of the list. */
import type {SessionSummary} from '../../sessions/summary.ts';
import {type Line, line, piece, type Style} from '../../ui/screen/lines.ts';

/** `#3  17:42:01  127.0.0.1 client.example  ann@… → bob@…  1 message accepted`. */
export function sessionLine(summary: SessionSummary, held: boolean): Line {
	const {number, startedAt, client, sender, recipients, recipientCount, finding} = summary;
	const time = startedAt === null ? '' : new Date(startedAt).toTimeString().slice(0, 8);
	const more = recipientCount > 1 ? ` +${recipientCount - 1}` : '';
	const mail = sender === null ? '' : `${sender === '' ? '<>' : sender} → ${recipients[0] ?? ''}${more}`;
	const [words, style] = held ? (['waits for you', 'warn'] as const) : outcomeWords(summary);
	const why = finding && finding.level !== 'note' ? `  ${finding.message}` : '';
	return line(
		piece(`${`#${number}`.padEnd(5)}${time}  `, 'dim'),
		`${client.slice(0, 36).padEnd(28)}  `,
		piece(words.padEnd(16), style),
		`  ${mail}`,
		piece(why, 'dim'),
	);
}

/** The client did not get what it came for. */
export function isFailure(outcome: SessionSummary['outcome']): boolean {
	return outcome !== 'open' && outcome !== 'delivered' && outcome !== 'no-message';
}

function outcomeWords({outcome, accepted, refusal}: SessionSummary): readonly [string, Style] {
	switch (outcome) {
		case 'open':
			return ['… open', 'accent'];
		case 'delivered':
			return [accepted === 1 ? '✓ accepted' : `✓ ${accepted} accepted`, 'good'];
		case 'partly':
			return ['! partly', 'warn'];
		case 'deferred':
			return [`✗ refused ${refusal?.code ?? ''}`, 'warn'];
		case 'refused':
			return [`✗ refused ${refusal?.code ?? ''}`, 'bad'];
		case 'no-tls':
			return ['✗ no TLS', 'bad'];
		case 'lost':
			return ['✗ broken off', 'bad'];
		case 'no-message':
			return ['no message', 'plain'];
	}
}
