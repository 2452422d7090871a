/** The line that a finding advises is offered until another line is sent. */
import {expect, test} from 'vitest';
import {createDiagnoser} from '../../../source/diagnosis/diagnoser.ts';
import {type Film, film, filmedAt, holdClock, settled} from '../../support/film.tsx';

holdClock();

const offered = (filmed: Film): string | undefined => filmed.inspector.lens().ghost;

test('advised, taken back, and advised anew', async () => {
	const filmed = await film(
		'S: 220 mx\nC: EHLO me\nS: 250-mx\nS: 250 STARTTLS\nC: MAIL FROM:<a@example.org>\nS: 530 5.7.0 Must issue a STARTTLS command first',
		{
			rules: createDiagnoser({now: filmedAt}),
			answers: {NOOP: ['250 ok'], MAIL: ['530 5.7.0 Must issue a STARTTLS command first']},
		},
	);
	const advised = offered(filmed);
	expect(advised).toBe('STARTTLS');
	expect(filmed.frame()).toContain('accepts this line');
	await filmed.press('NOOP<enter>');
	await settled();
	const usual = offered(filmed);
	expect(usual).not.toBe(advised);
	await filmed.press('MAIL FROM:<a@example.org><enter>');
	await settled();
	expect(offered(filmed)).toBe(advised);
	filmed.inspector.stop();
});
