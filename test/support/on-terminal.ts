/** A terminal for what asks the process whether it has one. */
import process from 'node:process';
import {vi} from 'vitest';

const {stdin, stdout} = process;

/** Until the mocks are restored. `steps` gets `raw` and `cooked` as the mode of the terminal changes. */
export function onTerminal(input: boolean, output: boolean, steps: string[]): void {
	vi.spyOn(process, 'stdin', 'get').mockReturnValue(
		Object.assign(Object.create(stdin), {
			isTTY: input,
			setRawMode: (on: boolean) => steps.push(on ? 'raw' : 'cooked'),
		}) as never,
	);
	vi.spyOn(process, 'stdout', 'get').mockReturnValue(
		Object.assign(Object.create(stdout), {isTTY: output}) as never,
	);
}
