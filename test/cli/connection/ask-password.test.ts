import {EventEmitter} from 'node:events';
import process from 'node:process';
import {afterEach, expect, test, vi} from 'vitest';
import {askPassword} from '../../../source/cli/connection/ask-password.ts';

afterEach(() => vi.restoreAllMocks());

/** Types into a terminal; what came of it, and what the terminal went through. */
async function typed(pieces: readonly (string | Buffer)[], isTTY = [true, true]) {
	const log: string[] = [];
	const note = (text: string) => () => log.push(text);
	const keys = Object.assign(new EventEmitter(), {
		isTTY: isTTY[0],
		setRawMode: (on: boolean) => log.push(on ? 'raw' : 'cooked'),
		pause: note('pause'),
		resume: note('resume'),
	});
	vi.spyOn(process, 'stdin', 'get').mockReturnValue(keys as never);
	const errors = {isTTY: isTTY[1], write: (text: string) => log.push(JSON.stringify(text))};
	vi.spyOn(process, 'stderr', 'get').mockReturnValue(errors as never);
	const asked = askPassword('Password: ');
	for (const piece of pieces) {
		keys.emit('data', Buffer.from(piece));
	}

	return {answer: await asked, log, listeners: keys.listenerCount('data')};
}

const whole = ['"Password: "', 'raw', 'resume', 'cooked', 'pause', '"\\n"'];

test.each<[string, readonly string[], string | null]>([
	['a line', ['secret\r'], 'secret'],
	['a line that ends otherwise', ['secret\n'], 'secret'],
	['nothing', ['\r'], ''],
	['keys one by one', [...'pä€', '\r'], 'pä€'],
	['a key taken back', ['sex\u007fcret', '\r'], 'secret'],
	['a key taken back in another way', ['sex\bcret\r'], 'secret'],
	['a character of two units taken back', ['a😀\u007fb\r'], 'ab'],
	['more taken back than there was', ['a\u007f\u007f\u007fb\r'], 'b'],
	['what follows the line', ['one\rtwo'], 'one'],
	['Ctrl+C', ['sec\u0003ret\r'], null],
	['Ctrl+D', ['\u0004'], null],
])('%s', async (_what, pieces, answer) => {
	const said = await typed(pieces);
	expect(said).toEqual({answer, log: whole, listeners: 0});
	expect(said.log.join('')).not.toContain('secret');
});

test.each([
	[false, true],
	[true, false],
])('it is not asked without a terminal (input: %s, errors: %s)', async (input, errors) => {
	expect(await typed([], [input, errors])).toEqual({answer: null, log: [], listeners: 0});
});
