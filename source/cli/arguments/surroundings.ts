/** What stands behind every command line: exit codes, environment variables and the profile. Rows for help, manual and readme. */
import {EXIT} from '../../dialogs/outcome.ts';

export type Row = {readonly name: string; readonly words: string};

const meanings: Readonly<Record<keyof typeof EXIT, string>> = {
	done: 'done',
	usage: 'bad usage',
	connect: 'could not connect',
	lost: 'connection lost',
	greeting: 'the greeting was a refusal',
	ehlo: 'EHLO or HELO refused',
	mail: 'MAIL refused',
	allRecipients: 'every recipient refused',
	data: 'DATA refused, or the script ended inside a message',
	message: 'the message refused after the final dot',
	auth: 'login failed',
	tls: 'TLS failed, or the certificate is not trusted',
	prdr: 'PRDR was requested, and is not offered',
	ehloAfterTls: 'EHLO refused after TLS',
	xclient: 'XCLIENT was requested, and is not offered or was refused',
	ehloAfterXclient: 'EHLO refused after XCLIENT',
	someRecipients: 'some recipients refused',
	expectation:
		'an expectation of the script or a requirement was not met, or the message of --await did not arrive',
	other: 'another command refused',
	baseline: 'a saved baseline differs',
	file: 'all went well, but a file or the output is incomplete',
	fault: 'a fault in smtpscope itself, which prints what to report',
	interrupted: 'probe, or the wait of --await, was stopped with Ctrl+C',
};

/** In the order of their numbers. */
export const exitCodes: readonly Row[] = Object.entries(EXIT).map(([key, code]) => ({
	name: String(code),
	words: isKey(key) ? meanings[key] : '',
}));

function isKey(key: string): key is keyof typeof EXIT {
	return Object.hasOwn(EXIT, key);
}

export const environment: readonly Row[] = [
	{name: 'SMTPSCOPE_PASSWORD', words: 'the password for AUTH, if no option names one'},
	{
		name: 'SMTPSCOPE_…',
		words: 'any option: SMTPSCOPE_TLS_MIN is --tls-min; a switch is yes or no. The command line wins',
	},
	{name: 'SMTPSCOPE_SERVER', words: 'the server, if none is named'},
	{name: 'SMTPSCOPE_OAUTH_CLIENT_SECRET', words: 'the secret of that client'},
	{name: 'ALL_PROXY, NO_PROXY', words: 'the proxy to connect through, and the hosts reached without it'},
	{name: 'NO_COLOR', words: 'no colours, whatever its value'},
	{name: 'VISUAL, EDITOR', words: 'the editor that Ctrl+G opens in the compose form'},
	{name: 'INK_SCREEN_READER', words: '“true” prints lines for screen readers instead of drawing a screen'},
	{name: 'XDG_CONFIG_HOME', words: 'the folder of smtpscope/profile (~/.config by default)'},
	{name: 'NODE_DISABLE_COMPILE_CACHE', words: '“1” keeps no compiled code in the cache folder'},
];

/** Lines of the profile, `name = value`. */
export const profileSettings: readonly Row[] = [
	{name: 'server', words: 'the server, if none is named'},
	{name: 'from', words: 'the sender (--from)'},
	{
		name: 'ehlo, auth-user, …',
		words: 'any option of inspect, run, send and probe by its long name; a switch is yes or no',
	},
	{
		name: '[work]',
		words: 'begins a section, whose lines win over those at the top: smtpscope @work, smtpscope send @work …',
	},
];
