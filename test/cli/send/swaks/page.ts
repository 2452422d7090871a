/** `docs/coming-from-swaks.md`: made from the table, so that it says neither more nor less than the program does. */
import {type SwaksOption, swaksOptions} from '../../../../source/cli/send/swaks/table.ts';

export function swaksPage(): string {
	return `${[...beginning, ...swaksOptions.flatMap(({title, options}) => section(title, options))].join('\n\n')}\n`;
}

const beginning: readonly string[] = [
	'# Coming from swaks',
	"Type `smtpscope swaks` where you type `swaks`, or make that the meaning of the word: `alias swaks='smtpscope swaks'`. The options, their abbreviations, `--no-OPTION`, `--OPTION=VALUE` with one dash or two, prompts for what is left out, `.swaksrc`, `SWAKS_OPT_…`, the transcript and the exit codes are those of swaks. Exit codes from 40 up are smtpscope’s own.",
	'`smtpscope send` accepts the same options, and is more careful:',
	[
		'| | `smtpscope send` | `smtpscope swaks` |',
		'| --- | --- | --- |',
		'| A certificate that is not verified | stops with exit code 29; `--insecure` continues | continues, unless `--tls-verify` is given |',
		'| A password over clear text | is not sent, except on this machine; `--allow-clear-auth` sends it | is sent |',
		'| A login without the name of a mechanism | tries the best one offered | tries each one offered until one succeeds (`--auth-each`) |',
		'| A login without a user or a password | asks for them; `--netrc` looks in `~/.netrc` first | looks in `~/.netrc` of this user (or the file named by NETRC), then asks |',
		'| Some recipients refused | exit code 40 | exit code 0 (`--partial-is-done`) |',
		'| `--to` given twice | both get the message | the last one gets it |',
		'| `%TO_ADDRESS%` and `\\n` in a file for `--data` | are sent unchanged; `--tokens` fills them in | are filled in |',
		'| `.swaksrc` and `SWAKS_OPT_…` | are read with `--swaks-config` | are read, unless `--config` names another file or none |',
		'| A profile of smtpscope | is read | is not read |',
		'| What is printed | every line explained; `--style swaks` | the transcript in swaks’ notation; `--format json` |',
	].join('\n'),
	'Both differ from swaks in this, on purpose:',
	[
		'- `--from "Alice <alice@example.org>"` puts the address alone into MAIL FROM, where swaks sends the whole text.',
		'- A field that contains other characters than ASCII is encoded (RFC 2047), as is the text where the server does not offer 8BITMIME. Every message has MIME fields.',
		'- The type of an attachment is guessed from its name where `--attach-type` does not say it; `--attach-name` and `--attach-type` behind the last attachment belong to those that have none.',
		'- MAIL has SIZE and BODY where the server offers them, and MAIL and RCPT are sent in one go where it offers PIPELINING (`--no-pipeline`).',
		'- `--body NAME` with the name of a file sends the file and says so, as swaks does up to 2020; since 2023 swaks sends the name.',
		'- HELO follows EHLO only where the server does not know EHLO (500, 501, 502, 504), not after any refusal.',
		'- `--header` replaces a field whatever the case of its name. A field that a message may have once is never sent twice, unless `--add-header` asks for it.',
		'- Where the certificate is not good enough, the handshake is completed and QUIT is said before smtpscope leaves with 29.',
		'- Without a server all recipients must be at one domain, whose mail host (MX) is used. swaks uses the domain of the last one for all.',
	].join('\n'),
	'An option below that is named in the second column does the same by that name; “—” accepts it without effect.',
];

function section(title: string, options: readonly SwaksOption[]): readonly string[] {
	return [`## ${title}`, ['| swaks | smtpscope | |', '| --- | --- | --- |', ...options.map(row)].join('\n')];
}

function row({names, here}: SwaksOption): string {
	const written = names.map(name => `\`${name.length > 1 ? '--' : '-'}${name}\``).join(', ');
	switch (here.is) {
		case 'option':
			return `| ${written} | \`${here.option.length > 1 ? '--' : '-'}${here.option}\` | ${cell(here.but ?? '')} |`;
		case 'nothing':
			return `| ${written} | — | ${cell(here.why)} |`;
		case 'refused':
			return `| ${written} | refused | ${cell(here.instead)} |`;
	}
}

function cell(text: string): string {
	return text.replaceAll('|', '\\|');
}
