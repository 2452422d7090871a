/** Which program a file of settings belongs to, by its name or else by its lines. */
import {basename} from 'node:path';
import {send} from '../send/send.ts';
import {insteadOf} from '../send/swaks/names.ts';
import type {Account, Fail} from './account.ts';
import {readMsmtp} from './msmtp.ts';
import {readMutt} from './mutt.ts';
import {readSwaks} from './swaks.ts';
import {readThunderbird} from './thunderbird.ts';

export type Kind = 'msmtp' | 'swaks' | 'mutt' | 'Thunderbird';

const names: ReadonlyArray<readonly [RegExp, Kind]> = [
	[/msmtp/i, 'msmtp'],
	[/swaks/i, 'swaks'],
	[/mutt/i, 'mutt'],
	[/^prefs.*\.js$/i, 'Thunderbird'],
];

const signs: ReadonlyArray<readonly [RegExp, Kind]> = [
	[/^user_pref\(/m, 'Thunderbird'],
	[/^(?:account|defaults)\b/m, 'msmtp'],
	[/^set [a-z_]+/m, 'mutt'],
	[/^--?[a-z]/m, 'swaks'],
];

/** Null where neither its name nor its lines say so. */
export function kindOf(path: string, text: string): Kind | null {
	const name = basename(path);
	return (
		[...names.filter(([sign]) => sign.test(name)), ...signs.filter(([sign]) => sign.test(text))][0]?.[1] ??
		null
	);
}

/** Throws what `fail` throws, for a line that cannot be read. */
export function readAccounts(kind: Kind, text: string, fail: Fail): readonly Account[] {
	switch (kind) {
		case 'msmtp':
			return readMsmtp(text, fail);
		case 'mutt':
			return readMutt(text, fail);
		case 'Thunderbird':
			return readThunderbird(text, fail);
		case 'swaks':
			return readSwaks(
				text,
				send.groups.flatMap(({options}) => options),
				insteadOf,
			);
	}
}
