/** `--browse`: a log of many sessions on the screen. */
import {EXIT} from '../../../dialogs/outcome.ts';
import {withCommas} from '../../../protocol/with-commas.ts';
import {createLogCounter} from '../../../sessions/count-log.ts';
import type {Values} from '../../arguments/option.ts';
import {UsageError} from '../../arguments/usage-error.ts';
import {openKeyboard} from '../../output/keyboard.ts';
import {beginningOfInput} from '../standard-input.ts';
import {countLogs, kept} from './count.ts';
import {filesOf, followed} from './log-files.ts';
import type {ManySettings} from './options.ts';

/** Octets by which the format is told. */
const sampleSize = 256 * 1024;

/**
 * The list on the screen, which fills while the files are read. Resolves with the exit code, or null where none of the
 * files is in a format that holds many sessions.
 */
export async function browse(
	names: readonly string[],
	settings: ManySettings,
	values: Values,
): Promise<number | null> {
	if (!settings.follow && !(await holdsMany(names))) {
		return null;
	}

	const {createBrowser, showBrowser} = await import('./screen.ts');
	const keyboard = openKeyboard();
	if (!keyboard) {
		throw new UsageError('--browse requires a terminal. Without it the summary is printed.');
	}

	const browser = createBrowser(names.join(', '));
	const stop = new AbortController();
	const reading = countLogs(
		settings.follow ? followed(names, stop.signal) : filesOf(names),
		{...settings, sessions: 0},
		{
			row: counted => browser.add(kept(counted)),
			progress: (_, lines) => browser.tell(`reading, ${withCommas(lines)} lines`),
		},
		stop.signal,
	).then(
		counted => {
			browser.suspects(counted.suspects);
			browser.tell(
				`${counted.formats.join(', ') || 'not a log of many sessions'}, ${withCommas(counted.lines)} lines`,
			);
			return null;
		},
		(error: unknown) => error,
	);
	try {
		await showBrowser(browser, values, keyboard.stdin);
	} finally {
		keyboard.release();
		stop.abort();
	}

	const error = await reading;
	if (error !== null) {
		throw error;
	}

	return EXIT.done;
}

/** Whether one of them, by its beginning, is in a format that holds many sessions. */
async function holdsMany(names: readonly string[]): Promise<boolean> {
	const [name, another] = names;
	if (name === undefined || another !== undefined) {
		return true;
	}

	const counter = createLogCounter({received() {}, row() {}, suspects() {}});
	if (name === '-') {
		return counter.write(await beginningOfInput(sampleSize)) && counter.end();
	}

	for await (const {bytes} of filesOf(names)) {
		let octets = 0;
		for await (const piece of bytes) {
			octets += piece.length;
			if (!counter.write(piece)) {
				return false;
			}

			if (octets > sampleSize) {
				break;
			}
		}

		return counter.end();
	}

	return true;
}
