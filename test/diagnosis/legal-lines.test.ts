/** A line that a finding offers can be sent where it is offered: the server is ready for it in that state. */
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {legalNext} from '../../source/decode/legal-next.ts';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {parseCommand} from '../../source/protocol/command.ts';
import {goesOn} from '../../source/session/state.ts';
import {play} from '../support/play.ts';

const folder = fileURLToPath(new URL('../sessions/', import.meta.url));

test('in every recorded session', () => {
	const files = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(name =>
		name.endsWith('.txt'),
	);
	let offered = 0;
	const illegal: string[] = [];
	for (const file of files) {
		const {entries, state} = play(readFileSync(join(folder, file), 'utf8'));
		const last = entries.at(-1)?.id;
		const here = diagnose(entries).filter(({evidence}) => evidence[0]?.entryId === last);
		// The first step is what is offered for the state as it is; further ones follow from it.
		for (const {rule, remedies} of here) {
			const [first] = remedies;
			if (first?.kind === 'line') {
				offered++;
				const verb = parseCommand(first.line).verb;
				const hello = state.situation.protocol === 'lmtp' ? ['LHLO'] : ['EHLO', 'HELO'];
				// A greeting command may come again at any time (RFC 5321 §4.1.4).
				const legal = state.phase.name === 'command' ? [...legalNext(state.situation), ...hello] : null;
				const isLegal = legal === null ? state.phase.name !== 'closed' : legal.includes(verb);
				if (!isLegal || (!goesOn(state) && verb !== 'QUIT')) {
					illegal.push(`${file}: ${rule} offers “${first.line}” (${state.phase.name})`);
				}
			}
		}
	}

	expect(offered).toBeGreaterThan(20);
	expect(illegal).toEqual([]);
});
