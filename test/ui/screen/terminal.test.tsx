/** Whatever stands in a row, each column stays where it belongs: on xterm's grid, and in tmux. */
import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {Unicode11Addon} from '@xterm/addon-unicode11';
import xterm from '@xterm/headless';
import fc from 'fast-check';
import {Box, renderToString} from 'ink';
import {describe, expect, it} from 'vitest';
import {cells} from '../../../source/text/graphemes.ts';
import {Row} from '../../../source/ui/screen/drawn.tsx';
import {spread} from '../../../source/ui/screen/layout.ts';
import {piece} from '../../../source/ui/screen/lines.ts';
import {createTerminal} from '../../../source/ui/screen/terminal.ts';
import {fakeTerminal} from '../../support/fake-terminal.ts';
import {scripts} from '../../support/scripts.ts';

const columns = 80;
const left = 37;

/** A row of two panes as the screen has them, with a text in each. */
function rowOf(text: string, right: string): string {
	const pane = (content: string, width: number) => (
		<Box width={width} flexShrink={0}>
			<Row
				row={[
					piece('│ ', 'dim'),
					...spread([piece(content)], [piece('end', 'accent')], width - 4),
					piece(' │'),
				]}
			/>
		</Box>
	);
	return renderToString(
		<Box width={columns}>
			{pane(text, left)}
			{pane(right, columns - left)}
		</Box>,
		{columns},
	);
}

const enter = '\u001b[?1049h';

/** What is written for these frames, one after the other. */
function written(frames: readonly (readonly string[])[]): string {
	const screen = fakeTerminal(columns, 30);
	let output = '';
	screen.stdout.write = (chunk: string | Uint8Array) => {
		output += chunk.toString();
		return true;
	};
	const terminal = createTerminal(screen.stdout);
	terminal.stream.write(enter);
	for (const rows of frames) {
		terminal.setCursor(terminal, {x: 3, y: rows.length});
		terminal.stream.write(rows.join('\n'));
	}

	return output;
}

/** A grid as a terminal keeps it; `unicode`: the version whose widths it knows. */
async function gridOf(output: string, unicode = '11'): Promise<(y: number, x: number) => string> {
	const emulator = new xterm.Terminal({cols: columns, rows: 30, allowProposedApi: true});
	emulator.loadAddon(new Unicode11Addon());
	emulator.unicode.activeVersion = unicode;
	await new Promise<void>(resolve => emulator.write(output, resolve));
	return (y, x) => emulator.buffer.active.getLine(y)?.getCell(x)?.getChars() ?? '';
}

/** Frames and words at the end of each pane stand in their columns, in every row. */
function expectPanes(at: (y: number, x: number) => string, rows: number): void {
	const wordAt = (y: number, x: number) => at(y, x) + at(y, x + 1) + at(y, x + 2);
	for (let y = 0; y < rows; y++) {
		expect([at(y, 0), at(y, left - 1), at(y, left), at(y, columns - 1)]).toEqual(['│', '│', '│', '│']);
		expect([wordAt(y, left - 5), wordAt(y, columns - 5)]).toEqual(['end', 'end']);
	}
}

const samples = Object.entries(scripts);
const anyText = fc.oneof(
	fc.string({unit: 'binary', maxLength: 50}),
	fc.string({unit: 'grapheme', maxLength: 50}),
	fc
		.array(fc.constantFrom(...samples.flatMap(([, text]) => [...text])), {maxLength: 60})
		.map(parts => parts.join('')),
);

describe('a screen of two panes', () => {
	it.each(['6', '11'])('holds every script, for widths of Unicode %s', async version => {
		for (const [name, text] of samples) {
			const at = await gridOf(written([[rowOf(text, text), rowOf(text.repeat(9), 'short')]]), version);
			expect(() => expectPanes(at, 2), name).not.toThrow();
		}
	});

	it('holds any text, also when the rows change', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(fc.tuple(anyText, anyText), {minLength: 1, maxLength: 4}), async pairs => {
				const rows = pairs.map(([a, b]) => rowOf(a, b));
				const at = await gridOf(
					written([rows, rows.toReversed(), rows.map(() => rowOf('plain', 'plain')), rows]),
				);
				expectPanes(at, rows.length);
				expect(at(rows.length, 0)).toBe('');
			}),
			{numRuns: 150},
		);
	});

	it('leaves nothing of a longer row, or of a frame that had more rows', async () => {
		const long = rowOf('a'.repeat(60), 'b'.repeat(60));
		const at = await gridOf(
			written([
				[long, long, long],
				['short', rowOf('👍🏽', 'x')],
			]),
		);
		expect(Array.from({length: columns}, (_, x) => at(0, x)).join('')).toBe('short');
		expect(at(2, 0)).toBe('');
	});

	it('shows each character of a text that fits in the cells that are counted for it', async () => {
		for (const text of ['क्षत्रिय', 'น้ำตาล', '漢字かな', 'a\u0308o\u0308', 'Größe']) {
			const at = await gridOf(written([[rowOf(text, '')]]));
			const shown = Array.from({length: cells(text)}, (_, x) => at(0, 2 + x)).join('');
			expect(shown).toBe(text);
			expect(at(0, 2 + cells(text))).toBe(' ');
		}
	});

	it('writes a row only when it changed, and nothing when none did', () => {
		const [one, two] = [rowOf('one', ''), rowOf('two', '')];
		const before = written([[one, two]]).length;
		expect(
			written([
				[one, two],
				[one, two],
			]).length,
		).toBe(before);
		expect(
			written([
				[one, two],
				[one, one],
			]).slice(before),
		).not.toContain('two');
		expect(
			written([
				[one, two],
				[one, one],
			]).slice(before),
		).toContain('\u001b[2;1H');
	});

	it('switches autowrap off, and on again before the terminal is given back', () => {
		const screen = fakeTerminal(columns, 30);
		const chunks: string[] = [];
		screen.stdout.write = (chunk: string | Uint8Array) => chunks.push(chunk.toString()) > 0;
		const terminal = createTerminal(screen.stdout, {modes: [{on: '<on>', off: '<off>'}]});
		terminal.stream.write(enter);
		terminal.stream.write('frame');
		terminal.stream.write('\u001b[?1049l');
		terminal.stream.write('a frame after the end');
		expect(chunks[0]).toBe(`${enter}\u001b[?7l<on>`);
		expect(chunks.at(-1)).toBe('\u001b[?7h<off>\u001b[?1049l');
	});
});

const hasTmux = (() => {
	try {
		return execFileSync('tmux', ['-V']).length > 0;
	} catch {
		return false;
	}
})();

describe.runIf(hasTmux)('in tmux', () => {
	it('holds every script', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'smtpscope-tmux-'));
		const tmux = (...args: string[]) =>
			execFileSync('tmux', ['-S', join(folder, 'socket'), '-u', ...args], {encoding: 'utf8'});
		try {
			for (const part of [samples.slice(0, 20), samples.slice(20)]) {
				const rows = part.map(([, text]) => rowOf(text.repeat(3), text));
				writeFileSync(
					join(folder, 'output'),
					`${written([rows, rows.toReversed(), rows])}\u001b[${rows.length + 1};1Hdone`,
				);
				tmux(
					'-f',
					'/dev/null',
					'new-session',
					'-d',
					'-x',
					String(columns),
					'-y',
					'30',
					`cat ${folder}/output; exec cat`,
				);
				let shown: string[] = [];
				for (let tries = 0; tries < 200 && !shown.includes('done'); tries++) {
					await setTimeout(25);
					shown = tmux('capture-pane', '-p').split('\n');
				}

				tmux('kill-server');
				expect(shown[rows.length]).toBe('done');
				for (const [y, [name]] of part.entries()) {
					expect(shown[y], name).toMatch(/^│ .*end ││ .*end │$/);
				}
			}
		} finally {
			rmSync(folder, {recursive: true});
		}
	});
});
