import {expect, it} from 'vitest';
import {createReassembly} from '../../../source/recordings/pcap/reassembly.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text));

it('puts segments in order, and takes the first copy of what came twice', () => {
	const side = createReassembly();
	side.start(100);
	expect(side.add(103, bytes('def'), 3)).toEqual([]);
	expect(side.add(100, bytes('abcX'), 4).map(piece => piece.type)).toEqual(['bytes', 'bytes']);
	expect(side.add(100, bytes('zzz'), 3)).toEqual([]);
});

it('gives up a hole when four megabytes wait behind it', () => {
	const side = createReassembly();
	side.start(0);
	const most = 60_000;
	let at = 10;
	let given = side.add(at, new Uint8Array(most), most);
	let steps = 0;
	while (given.length === 0 && steps < 100) {
		at += most;
		given = side.add(at, new Uint8Array(most), most);
		steps++;
	}

	expect(given[0]).toEqual({type: 'gap', octets: 10});
	expect(steps).toBe(Math.floor((4 * 1024 * 1024) / most));
});
