import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {compareSessions} from '../../source/recordings/compare/compare.ts';
import {entriesOf} from '../support/play.ts';

const works = `
	S: 220 mx.example.org ESMTP
	C: EHLO me.example
	S: 250-mx.example.org
	S: 250-SIZE 100
	S: 250 AUTH PLAIN
	C: AUTH PLAIN AGFsaWNlAHB3
	S: 235 2.7.0 welcome
	C: MAIL FROM:<a@example.org>
	S: 250 2.1.0 ok
	C: RCPT TO:<b@example.org>
	S: 250 2.1.5 ok
	C: DATA
	S: 354 go
	C: Subject: x
	C: .
	S: 250 2.0.0 queued as 1
	C: QUIT
	S: 221 bye
	closed: server
`;
const names = {left: 'works.log', right: 'fails.log'};
const compare = (left: string, right: string) => compareSessions(entriesOf(left), entriesOf(right), names);

describe('compareSessions', () => {
	it('finds nothing between two that went the same way', () => {
		const other = works.replace('queued as 1', 'queued as 2').replace('ESMTP', 'ready at noon');
		expect(compare(works, works)).toMatchObject({first: null, before: []});
		expect(compare(works, other)).toMatchObject({first: null, before: []});
	});

	it('names the first reply that turned out otherwise', () => {
		const {first, steps} = compare(works, works.replace('250 2.1.5 ok', '550 5.1.1 no such user'));
		expect(first).toMatchObject({
			kind: 'outcome',
			message:
				'“RCPT TO:<b@example.org>” is accepted in works.log (250 2.1.5) and refused in fails.log (550 5.1.1).',
		});
		expect(steps.filter(({differences}) => differences.length > 0)).toHaveLength(1);
	});

	it('puts what differed before it, and may be the reason, beside it', () => {
		const other = works
			.replace('EHLO me.example', 'EHLO localhost')
			.replace('250 AUTH PLAIN', '250 AUTH GSSAPI')
			.replace('235 2.7.0 welcome', '504 5.5.4 no such mechanism');
		const {first, before} = compare(works, other);
		expect(first?.message).toBe(
			'“AUTH PLAIN ••••••••” is accepted in works.log (235 2.7.0) and refused in fails.log (504 5.5.4).',
		);
		expect(before.map(({message}) => message)).toEqual([
			'“EHLO me.example” in works.log, “EHLO localhost” in fails.log.',
			'AUTH has different parameters.',
		]);
	});

	it('finds a step that only one side has', () => {
		const other = works.replace(/\tC: AUTH.*\n.*235.*\n/, '');
		expect(compare(works, other).first).toMatchObject({
			kind: 'missing',
			message: 'Only works.log has “AUTH PLAIN ••••••••”, answered with 235 2.7.0.',
			right: null,
		});
	});

	it('does not mind whether lines were sent ahead of the replies', () => {
		const ahead = `
			S: 220 hi
			C: MAIL FROM:<a@example.org>
			C: RCPT TO:<b@example.org>
			C: DATA
			S: 250 ok
			S: 250 ok
			S: 354 go
			C: Subject: x
			C: .
			S: 250 done
		`;
		const waiting = `
			S: 220 hi
			C: MAIL FROM:<a@example.org>
			S: 250 ok
			C: RCPT TO:<b@example.org>
			S: 250 ok
			C: DATA
			S: 354 go
			C: Subject: x
			C: .
			S: 554 done
		`;
		expect(compare(ahead, waiting).first?.message).toBe(
			'The message is accepted in works.log (250) and refused in fails.log (554).',
		);
	});

	it('tells of a reply that never came, and of how it ended', () => {
		const other = works.replace(/\tC: MAIL FROM[\s\S]*$/, '\tC: MAIL FROM:<a@example.org>\nfailed: reset\n');
		const {first} = compare(works, other);
		expect(first?.message).toBe('“MAIL FROM:<a@example.org>” got no reply in fails.log.');
	});

	it('tells of encryption, and of slowness', () => {
		const slow = works.replace('S: 220', '+30000\n\tS: 220');
		expect(compare(works, slow).first).toMatchObject({
			kind: 'timing',
			message: 'The connection waits 30 seconds for its reply only in fails.log.',
		});
		expect(compare(works, `tls\n${works}`).first).toMatchObject({
			kind: 'tls',
			message: 'Only fails.log is encrypted from the first byte.',
		});
	});

	it('shows every step of both sides once, whatever they are', () => {
		const line = fc.constantFrom(
			'C: NOOP',
			'C: RSET',
			'C: EHLO x',
			'S: 250 ok',
			'S: 550 no',
			'C: QUIT',
			'Sraw: "x\\r\\n"',
		);
		const session = fc.array(line, {maxLength: 40}).map(lines => entriesOf(`S: 220 hi\n${lines.join('\n')}`));
		fc.assert(
			fc.property(session, session, (left, right) => {
				const {steps} = compareSessions(left, right);
				const ids = (side: 'left' | 'right') => steps.flatMap(step => step[side] ?? []);
				for (const [shown, entries] of [
					[ids('left'), left],
					[ids('right'), right],
				] as const) {
					expect(new Set(shown).size).toBe(shown.length);
					expect(shown).toEqual([...shown].sort((a, b) => a - b));
					expect(shown.length).toBeGreaterThanOrEqual(entries.filter(({type}) => type === 'sent').length);
				}

				const mirrored = compareSessions(right, left);
				expect(mirrored.steps.some(({differences}) => differences.length > 0)).toBe(
					steps.some(({differences}) => differences.length > 0),
				);
			}),
		);
	});
});
