/** Components by themselves, on a screen of 100 columns. The whole of them: `screen.test.ts`. */
import {stripVTControlCharacters} from 'node:util';
import {Text} from 'ink';
import {cleanup, render} from 'ink-testing-library';
import type {ReactElement} from 'react';
import {afterEach, describe, expect, it} from 'vitest';
import type {PaletteItem} from '../../../source/ui/overlays/palette.ts';
import {PaletteView} from '../../../source/ui/overlays/palette-view.tsx';
import {editorWith, emptyEditor} from '../../../source/ui/prompt/editor.ts';
import {Prompt} from '../../../source/ui/prompt/prompt.tsx';
import {Frame} from '../../../source/ui/screen/frame.tsx';
import {geometryOf} from '../../../source/ui/screen/geometry.ts';
import {unshield} from '../../../source/ui/screen/shield.ts';
import type {Title} from '../../../source/ui/screen/tabs.ts';

afterEach(cleanup);

const drawn = (tree: ReactElement): string[] =>
	unshield(stripVTControlCharacters(render(tree).lastFrame() ?? ''))
		.split('\n')
		.map(row => row.trimEnd());

describe('a frame', () => {
	const titles: readonly Title[] = [
		{text: 'Decode', active: false},
		{text: 'Server', active: true},
		{text: 'Findings', active: false, badge: '②'},
	];
	const frame = (columns: number, rows: number, width: number) => (
		<Frame
			geometry={geometryOf({columns, rows})}
			area={{width, innerWidth: width - 4, innerRows: 8}}
			titles={titles}
			foot="3 more"
		>
			<Text>inside</Text>
		</Frame>
	);

	it('has all titles in its upper edge, and what is below in its lower one', () => {
		const rows = drawn(frame(100, 16, 34));
		expect(rows[0]).toBe('╭ Decode  Server  Findings ② ────╮');
		expect(rows[1]).toBe('│ inside                         │');
		expect(rows.at(-1)).toBe('╰─────────────────────── 3 more ─╯');
	});

	it('names the active view alone where not all of them fit', () => {
		expect(drawn(frame(100, 16, 24))[0]).toBe('╭ ‹ Server 2/3 › ──────╮');
	});

	it('is a title line on a small screen', () => {
		const rows = drawn(frame(40, 12, 40));
		expect(rows.slice(0, 2)).toEqual([' Decode  Server  Findings ② ───── 3 more', ' inside']);
	});
});

describe('the prompt', () => {
	const lens = {mode: 'command', label: '', syntax: 'MAIL FROM:<address>'} as const;
	const prompt = (text: string, masked: boolean, more: object = {}) =>
		drawn(<Prompt editor={editorWith(text)} lens={{...lens, ...more}} masked={masked} width={60} y={20} />);

	it('draws the line, and its syntax at the right while there is room', () => {
		expect(prompt('MAIL FROM:<a@b>', false)).toEqual([
			' ❯ MAIL FROM:<a@b>                      MAIL FROM:<address>',
		]);
		expect(prompt(`MAIL FROM:<${'a'.repeat(30)}@b>`, false)[0]).not.toContain('address');
	});

	it('draws a dot for each character of a secret', () => {
		expect(prompt('pässword', true, {mode: 'auth', label: 'password', syntax: ''})).toEqual([
			' password ❯ ••••••••',
		]);
	});

	it('offers a line where none is written', () => {
		const ghost = {...lens, syntax: '', ghost: 'RSET'};
		expect(drawn(<Prompt editor={emptyEditor} lens={ghost} masked={false} width={60} y={20} />)).toEqual([
			' ❯ RSET',
		]);
	});
});

describe('the palette', () => {
	const items = ['connect', 'tls', 'auth'].map(
		(name): PaletteItem => ({
			...{name, argument: '', help: `help on ${name}`, key: name === 'tls' ? 'Alt+X' : ''},
			does: {type: 'command', name},
		}),
	);
	const geometry = geometryOf({columns: 60, rows: 16});

	it('marks the chosen item, and stays on the last one', () => {
		const rows = drawn(<PaletteView geometry={geometry} items={items} index={7} />);
		expect(rows.slice(0, 4)).toEqual([
			'╭ Palette ─────────────────────────────────────────────────╮',
			'│   connect                 help on connect                │',
			'│   tls                     help on tls              Alt+X │',
			'│ ❯ auth                    help on auth                   │',
		]);
	});

	it('says that nothing fits', () => {
		expect(drawn(<PaletteView geometry={geometry} items={[]} index={0} />)[1]).toContain(
			'No command has this name. Esc closes.',
		);
	});
});
