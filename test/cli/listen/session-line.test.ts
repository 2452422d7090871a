import {expect, test} from 'vitest';
import {sessionLine} from '../../../source/cli/listen/session-line.ts';
import {emptySummary, type SessionSummary} from '../../../source/sessions/summary.ts';

function row(summary: Partial<SessionSummary>, held = false): string {
	const {pieces} = sessionLine(
		{...emptySummary(3, null), client: '127.0.0.1 client.example', sender: 'ann@example.org', ...summary},
		held,
	);
	return pieces.map(part => (typeof part === 'string' ? part : part.text)).join('');
}

const to = {recipients: ['bob@example.net'], recipientCount: 1};

test.each<[Partial<SessionSummary>, boolean, string]>([
	[
		{...to, outcome: 'delivered', accepted: 1},
		false,
		'#3     127.0.0.1 client.example      ✓ accepted        ann@example.org → bob@example.net',
	],
	[
		{...to, outcome: 'delivered', accepted: 2, recipientCount: 3},
		false,
		'#3     127.0.0.1 client.example      ✓ 2 accepted      ann@example.org → bob@example.net +2',
	],
	[
		{...to, outcome: 'no-message', sender: ''},
		false,
		'#3     127.0.0.1 client.example      no message        <> → bob@example.net',
	],
	[{outcome: 'open', sender: null}, false, '#3     127.0.0.1 client.example      … open            '],
	[{outcome: 'open', sender: null}, true, '#3     127.0.0.1 client.example      waits for you     '],
	[{outcome: 'no-tls', sender: null}, false, '#3     127.0.0.1 client.example      ✗ no TLS          '],
	[{outcome: 'lost', sender: null}, false, '#3     127.0.0.1 client.example      ✗ broken off      '],
])('%j, held: %s', (summary, held, text) => {
	expect(row(summary, held)).toBe(text);
});

test('the code of a refusal, and what was found where it is more than a note', () => {
	const refused = {outcome: 'refused', refusal: {code: 550, text: 'no'}} as const;
	const finding = {rule: 'refused/other', message: 'There is no such mailbox.', advice: ''};
	const found = (level: 'error' | 'note') => row({...refused, finding: {...finding, level}});
	expect(found('error')).toContain('✗ refused 550     ');
	expect(found('error')).toMatch(/There is no such mailbox\.$/);
	expect(found('note')).not.toContain('mailbox');
});
