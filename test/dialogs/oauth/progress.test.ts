import {describe, expect, it} from 'vitest';
import type {TokenStep} from '../../../source/dialogs/oauth/obtain.ts';
import {isRepeated, noProgress, progressed, progressLines} from '../../../source/dialogs/oauth/progress.ts';

const poll: TokenStep = {
	type: 'http',
	method: 'POST',
	url: 'https://login.example/token',
	status: 400,
	elapsed: 5,
};
const ask: TokenStep = {type: 'ask', url: 'https://login.example/device', code: 'WDJB-MJHT', expiresIn: 900};

const lines = (...steps: readonly TokenStep[]) => progressLines(steps.reduce(progressed, noProgress));

describe('how far getting a token has come', () => {
	it('begins with the question to the provider', () => {
		expect(lines()).toEqual(['Asking the provider …']);
	});

	it('counts what only repeats', () => {
		expect(lines(poll, poll, {...poll, elapsed: 7})).toEqual([
			'Asking the provider …',
			'',
			'Steps so far:',
			'OAuth: POST https://login.example/token: HTTP status 400 after 5 ms. (3 times so far)',
		]);
		expect(lines(poll, {...poll, status: 200}, poll).slice(3)).toHaveLength(3);
	});

	it('keeps what a person must do in front, whatever comes after it', () => {
		expect(lines(poll, ask, poll).slice(0, 8)).toEqual([
			'Open this address in any browser, within 15 minutes:',
			'',
			'https://login.example/device',
			'',
			'and enter this code:',
			'',
			'WDJB-MJHT',
			'',
		]);
		expect(lines({...ask, expiresIn: null})[0]).toBe('Open this address in any browser:');
		expect(lines({...ask, code: null})).toEqual([
			'Open this address in a browser on this machine, and log in there:',
			'',
			'https://login.example/device',
		]);
	});
});

it.each([
	['the same question with the same answer', poll, true],
	['another method', {...poll, method: 'GET'}, false],
	['another address', {...poll, url: 'https://login.example/other'}, false],
	['another answer', {...poll, status: null}, false],
	['another kind of step', ask, false],
	['the first one', undefined, false],
])('%s', (_, before, repeated) => {
	expect(isRepeated(before, poll)).toBe(repeated);
	expect(isRepeated(poll, before ?? ask)).toBe(repeated);
});
