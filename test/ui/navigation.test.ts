import {expect, test} from 'vitest';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {selectFinding} from '../../source/ui/navigation.ts';
import {initialScreen} from '../../source/ui/screen-state.ts';
import {play} from '../support/play.ts';

const {entries} = play(`
	S: 220 mail.example.org ESMTP
	C: EHLO me.example
	S: 250 mail.example.org
	C: MAIL FROM:<ann@example.com>
	S: 250 2.1.0 Ok
	C: RCPT TO:<bob@example.org>
	S: 550 5.1.1 no such user
	C: RCPT TO:<tim@example.org>
	S: 452 4.2.2 mailbox full
	C: QUIT
	S: 221 bye
`);

test('the next finding is looked for from the selected line on, and then from the first', () => {
	const findings = diagnose(entries);
	const screen = initialScreen(100, 30);
	const places: unknown[] = [];
	let selectedId: number | null = null;
	for (let press = 0; press < 3; press++) {
		const next = selectFinding({...screen, selectedId}, entries, findings);
		selectedId = next.selectedId ?? null;
		const entry = entries[(selectedId ?? 0) - 1];
		places.push(entry?.type === 'reply' ? entry.code : null);
	}

	expect(places).toEqual([550, 452, 550]);
});

test('without findings nothing moves', () => {
	expect(selectFinding(initialScreen(100, 30), entries, [])).toEqual({});
});
