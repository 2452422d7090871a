/** What is read in DER, whole and broken, as a page in `snapshots/`. */
import {expect, it} from 'vitest';
import {oidText, readElements, wholeElements} from '../../source/bytes/der.ts';
import {page, printed} from '../support/printed.ts';

const der = `
0500
050005
04 03 616263
04 7f
04 7f 61
04 80
04 80 61 0000
04 81
04 81 03 616263
04 81 80 61
04 82 0001 61 05
04 82 00
04 83 000002 6162
04 84 00000002 6162 63
04 84 ffffffff 61
04 84 000000
04 85 0000000001 61
04 ff 61
30 06 0201 01 0201 02
30 06 0201 01 0500 0601
1f 01 61
00 00
00 00 00
00`
	.trim()
	.split('\n');

const identifiers = [
	'',
	'2a8648 86f712 010202',
	'2b06010505 02',
	'00',
	'27',
	'28',
	'4f',
	'50',
	'77',
	'78',
	'8100',
	'883703',
	'2a 80',
	'2a 8080 01',
	'2a 86f70d 01 01 0b',
	'ff ff ff 7f',
];

const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));

it('reads elements and object identifiers', async () => {
	const many = new Uint8Array(300);
	const lines = [
		...der.flatMap(text => [
			`${text}:`,
			...readElements(bytesOf(text)).map(element => `    ${printed(element)}`),
			`    whole: ${wholeElements(bytesOf(text)).length}`,
		]),
		`elements read of 150: ${readElements(many).length}`,
		...identifiers.map(text => `${text}: ${oidText(bytesOf(text))}`),
		`arcs read of 70: ${oidText(new Uint8Array(70).fill(1)).split('.').length - 1}`,
	];
	await expect(page(lines)).toMatchFileSnapshot('snapshots/der.txt');
});
