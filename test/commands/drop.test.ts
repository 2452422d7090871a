import {expect, test} from 'vitest';
import {commands} from '../../source/commands/commands.ts';
import {runLine} from '../../source/commands/run-line.ts';
import {fakeSession} from '../support/fake-session.ts';
import {screenOn} from '../support/screen.ts';

test.each([
	[0, 'No line is waiting.'],
	[1, '1 line was not sent.'],
	[2, '2 lines were not sent.'],
])('/drop with %i lines that wait', async (count, said) => {
	const session = {...fakeSession('S: 220 ready'), dropWaiting: () => count};
	const {context} = screenOn(session);
	expect(await runLine('drop', commands, context)).toEqual({said});
});
