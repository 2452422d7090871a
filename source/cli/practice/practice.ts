/** `smtpscope practice`: the practice server alone, in the foreground. */

import {EXIT} from '../../dialogs/outcome.ts';
import {runPractice} from '../../practice/foreground.ts';
import {shown} from '../../protocol/visible.ts';
import {numberFrom} from '../arguments/choice.ts';
import type {Option} from '../arguments/option.ts';
import {general} from '../arguments/options.ts';
import type {Subcommand} from '../arguments/subcommand.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {print} from '../output/terminal.ts';

const own: readonly Option[] = [
	{name: 'port', argument: 'PORT', help: 'port on 127.0.0.1; a free one by default'},
	{name: 'implicit-tls', help: 'TLS from the first byte, as on port 465'},
	{name: 'tls-before-auth', help: 'refuse AUTH until STARTTLS'},
	{name: 'size', argument: 'OCTETS', help: 'largest message; 10 MiB by default'},
];

export const practice: Subcommand = {
	usage: 'Usage: smtpscope practice [options]',
	about:
		'Runs the practice server in the foreground. It listens on this machine only, and delivers nothing anywhere.',
	groups: [
		{title: 'Options', options: own},
		{title: 'General', options: general},
	],
	examples: ['smtpscope practice --port 2525', 'smtpscope smtp://127.0.0.1:2525      (in another terminal)'],
	async run(values, positionals) {
		if (positionals.length > 0) {
			throw new UsageError(
				`practice does not need a server; “${positionals[0]}” was given. Use --port to choose its port.`,
			);
		}

		const port = numberFrom(values, 'port', {most: 65_535});
		const size = numberFrom(values, 'size', {most: 1e9});
		await runPractice({
			print: line => print(shown`${line}\n`),
			...(port !== undefined && {port}),
			...(size !== undefined && {size}),
			implicitTls: values.has('implicit-tls'),
			tlsBeforeAuth: values.has('tls-before-auth'),
		}).catch(error => {
			throw portProblem(error, port) ?? error;
		});
		return EXIT.done;
	},
};

function portProblem(error: unknown, port: number | undefined): UsageError | null {
	switch (error instanceof Error && 'code' in error && error.code) {
		case 'EADDRINUSE':
			return new UsageError(
				`Port ${port} is in use by another program. Choose another, or leave --port out for a free one.`,
			);
		case 'EACCES':
			return new UsageError(`This account may not listen on port ${port}. Choose one above 1023.`);
		default:
			return null;
	}
}
