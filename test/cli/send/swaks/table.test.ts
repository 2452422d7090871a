import {join} from 'node:path';
import {expect, test} from 'vitest';
import {optionsOf} from '../../../../source/cli/defaults.ts';
import {send} from '../../../../source/cli/send/send.ts';
import {insteadOf} from '../../../../source/cli/send/swaks/names.ts';
import {swaksOptions} from '../../../../source/cli/send/swaks/table.ts';
import {swaksPage} from './page.ts';

const rows = swaksOptions.flatMap(({options}) => options);
const options = optionsOf(send);

test('docs/coming-from-swaks.md is up to date; `vitest run test/cli/send/swaks -u` makes it so', async () => {
	await expect(swaksPage()).toMatchFileSnapshot(
		join(import.meta.dirname, '../../../../docs/coming-from-swaks.md'),
	);
});

test('every option of swaks is an option of send by all its names, or a sentence', () => {
	for (const {names, here} of rows) {
		for (const name of names.filter(each => each !== 'h')) {
			const known = options.find(option =>
				[option.name, option.short, ...(option.aliases ?? [])].includes(name),
			);
			if (here.is === 'refused' && name !== 'config') {
				expect([name, known, insteadOf(`--${name}`)]).toEqual([name, undefined, here.instead]);
			} else {
				expect([name, known?.name]).toEqual([
					name,
					here.is === 'option' ? here.option : here.is === 'nothing' ? names[0] : 'config',
				]);
			}
		}
	}
});

test('no name stands in the table twice', () => {
	const names = rows.flatMap(row => row.names);
	expect(names).toEqual([...new Set(names)]);
});
