import fc from 'fast-check';
import {expect, it} from 'vitest';
import {SharedList} from '../../source/session/shared-list.ts';

type Change = {readonly of: number; readonly add: string} | {readonly of: number; readonly drop: number};

const change = fc.oneof(
	fc.record({of: fc.nat(), add: fc.string({maxLength: 2})}),
	fc.record({of: fc.nat(), drop: fc.nat(5)}),
);

it('is what an array would be, and every version stays as it was', () => {
	fc.assert(
		fc.property(fc.array(change, {maxLength: 60}), changes => {
			const versions: {list: SharedList<string>; array: readonly string[]}[] = [
				{list: SharedList.of(), array: []},
			];
			for (const one of changes as readonly Change[]) {
				const old = versions[one.of % versions.length];
				if (old) {
					versions.push(
						'add' in one
							? {list: old.list.with(one.add), array: [...old.array, one.add]}
							: {list: old.list.without(one.drop), array: old.array.slice(one.drop)},
					);
				}
			}

			for (const {list, array} of versions) {
				expect([...list]).toEqual(array);
				expect(list.length).toBe(array.length);
				expect(list.slice(1, 3)).toEqual(array.slice(1, 3));
				expect(list.at(0)).toBe(array[0]);
				expect(list.at(array.length)).toBeUndefined();
			}
		}),
	);
});
