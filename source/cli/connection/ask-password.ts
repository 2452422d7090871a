/** A password typed at a terminal, without echo. Asked on standard error, so that output can be piped. */
import process from 'node:process';

/** Null without a terminal, or when it is cancelled. */
export function askPassword(prompt: string): Promise<string | null> {
	const {stdin, stderr} = process;
	if (stdin.isTTY !== true || stderr.isTTY !== true) {
		return Promise.resolve(null);
	}

	stderr.write(prompt);
	stdin.setRawMode(true);
	return new Promise(resolve => {
		let typed = '';
		const finish = (answer: string | null): void => {
			stdin.off('data', onData);
			stdin.setRawMode(false);
			stdin.pause();
			stderr.write('\n');
			resolve(answer);
		};
		const onData = (chunk: Buffer): void => {
			for (const character of chunk.toString('utf8')) {
				if (character === '\r' || character === '\n') {
					finish(typed);
					return;
				}

				if (character === '\u0003' || character === '\u0004') {
					finish(null);
					return;
				}

				typed =
					character === '\u007f' || character === '\b' ? [...typed].slice(0, -1).join('') : typed + character;
			}
		};

		stdin.on('data', onData);
		stdin.resume();
	});
}
