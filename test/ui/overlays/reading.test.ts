import {expect, test} from 'vitest';
import {commands} from '../../../source/commands/commands.ts';
import {readingLines} from '../../../source/ui/overlays/reading.ts';
import {layOut} from '../../../source/ui/screen/layout.ts';
import type {ReadingContent} from '../../../source/ui/screen-state.ts';

const text = (content: ReadingContent, recorded = false): string[] =>
	layOut([...readingLines(content, {commands, recorded}, 80)], 80).map(row =>
		row.map(piece => piece.text).join(''),
	);

test('a text is its lines, also while it grows', () => {
	const lines = ['one', '', 'three'];
	expect(text({kind: 'text', lines})).toEqual(lines);
	expect(text({kind: 'steps', lines, address: 'https://example.org'})).toEqual(lines);
});

test('two servers beside each other', () => {
	const comparison = {here: 'mx1', there: 'mx2', groups: [], alike: ['DSN']};
	expect(text({kind: 'comparison', comparison}).join('\n')).toMatch(/mx1 +mx2[\s\S]*On both: DSN/);
});

test('the help, that of a recording with its own keys', () => {
	const [live, recorded] = [text({kind: 'help'}), text({kind: 'help'}, true)];
	expect(live.join('\n')).toContain('/connect');
	expect(recorded).not.toEqual(live);
});
