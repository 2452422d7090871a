/** Sessions as steps, and two lists of steps side by side. */
import {describe, expect, it} from 'vitest';
import {align} from '../../../source/recordings/compare/align.ts';
import {type Step, toSteps} from '../../../source/recordings/compare/steps.ts';
import {entriesOf} from '../../support/play.ts';

/** `EHLO 2: “EHLO me” 250 | capabilities`: the key, the entry, and all that belongs to the step. */
function brief({key, entryId, sent, replies, malformed, capabilities, tls, ending}: Step): string {
	const line = sent === null ? null : sent.kind === 'message' ? `${sent.octets} octets` : `“${sent.line}”`;
	const parts = [
		line,
		...replies.map(({code}) => `${code}`),
		...malformed.map(({problem}) => problem),
		capabilities && `announces ${capabilities.keywords.length}`,
		tls?.protocol,
		ending,
	];
	return `${key} ${entryId}: ${parts.filter(Boolean).join(' ')}`;
}

const stepsOf = (script: string): readonly string[] => toSteps(entriesOf(script)).map(brief);

describe('steps', () => {
	it('are a line with all that answers it, the connection and the end', () => {
		expect(
			stepsOf(`
				S: 220 hi
				C: EHLO me
				S: 250-hi
				S: 250 STARTTLS
				C: STARTTLS
				S: 220 go
				TLS
				C: EHLO me
				S: 250-hi
				S: 250-SIZE 5
				S: 250 AUTH LOGIN
				C: AUTH LOGIN
				S: 334 VXNlcm5hbWU6
				C: YWxpY2U=
				S: 334 UGFzc3dvcmQ6
				C: c2VjcmV0
				S: 235 ok
				C: MAIL FROM:<a@example.org>
				C: RCPT TO:<b@example.org>
				S: 250 one
				S: 550 two
				C: DATA
				S: 354 go
				C: Subject: x
				C: .
				S: 250 done
				C: BDAT 3 LAST
				S: 250 done
				C: QUIT
				S: 221 bye
				closed: server
			`),
		).toMatchInlineSnapshot(`
			[
			  "CONNECT 1: 220",
			  "EHLO 3: “EHLO me” 250 announces 1",
			  "STARTTLS 6: “STARTTLS” 220",
			  "TLS 8: TLSv1.3",
			  "EHLO 9: “EHLO me” 250 announces 2",
			  "AUTH 12: “AUTH LOGIN” 334",
			  "AUTH answer 14: “YWxpY2U=” 334",
			  "AUTH answer 16: “••••••••” 235",
			  "MAIL 18: “MAIL FROM:<a@example.org>” 250",
			  "RCPT 19: “RCPT TO:<b@example.org>” 550",
			  "DATA 22: “DATA” 354",
			  "DATA-END 25: 12 octets 250",
			  "BDAT 27: “BDAT 3 LAST” 250",
			  "chunk 29: 6 octets",
			  "unasked 30: 221",
			  "end 31: The server closed the connection.",
			]
		`);
	});

	it('take what is not a reply to the last one, or to one of its own at the beginning', () => {
		expect(
			stepsOf(`
				unconnected
				Sraw: "hello\\r\\n"
				C: NOOP
				Sraw: "what\\r\\n"
				S: 250 ok
				S: 421 going
				failed: reset
			`),
		).toMatchInlineSnapshot(`
			[
			  "unasked 1: no-code",
			  "NOOP 2: “NOOP” 250 no-code",
			  "unasked 5: 421",
			  "end 6: Failed: reset.",
			]
		`);
	});
});

describe('two lists side by side', () => {
	const keys = (text: string) => [...text].map(key => ({key}));
	/** What stands together is one letter, what stands alone is `left-` or `-right`. */
	const aligned = (left: string, right: string): string =>
		align(keys(left), keys(right))
			.map(pair =>
				pair.left && pair.right ? pair.left.key : `${pair.left?.key ?? ''}-${pair.right?.key ?? ''}`,
			)
			.join(' ');

	it.each([
		['', '', ''],
		['abc', 'abc', 'a b c'],
		['abc', 'ac', 'a b- c'],
		['ac', 'abc', 'a -b c'],
		['abc', '', 'a- b- c-'],
		['', 'abc', '-a -b -c'],
		['abc', 'xyz', 'a- -x b- -y c- -z'],
		['ab', 'wxyz', 'a- -w b- -x -y -z'],
		['axc', 'ayc', 'a x- -y c'],
		['aabb', 'bbaa', '-b -b a a b- b-'],
		['ab', 'ba', '-b a b-'],
	])('%s and %s', (left, right, expected) => {
		expect(aligned(left, right)).toBe(expected);
	});

	it('are looked through 48 steps ahead for what belongs together', () => {
		const far = (count: number): string => aligned(`${'a'.repeat(count)}z`, 'z');
		expect(far(48)).toBe(`${'a- '.repeat(48)}z`);
		expect(far(49)).not.toMatch(/ z$/);
	});
});
