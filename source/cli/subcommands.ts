/** Every subcommand, loaded when it is asked for: the one list for the program, its help, manual and completions. */
import type {SubcommandEntry} from './arguments/subcommand.ts';

export type {SubcommandEntry} from './arguments/subcommand.ts';

/** What runs where no subcommand is named. */
export const inspector: SubcommandEntry = {
	name: 'inspect',
	words: '[server]',
	about: 'open the full-screen inspector, which is also what happens without a subcommand',
	connects: true,
	load: async () => (await import('./inspect/inspect.tsx')).inspect,
};

export const subcommands: readonly SubcommandEntry[] = [
	inspector,
	{
		name: 'run',
		words: '<server> [script]',
		about: 'play a session script without a screen',
		connects: true,
		load: async () => (await import('./run/run.ts')).run,
	},
	{
		name: 'send',
		words: '<server>',
		about: 'compose a message from options and send it',
		connects: true,
		load: async () => (await import('./send/send.ts')).send,
	},
	{
		name: 'swaks',
		words: '[options]',
		about: 'send with the options and the meaning of swaks',
		load: async () => (await import('./send/swaks/swaks.ts')).swaks,
	},
	{
		name: 'probe',
		words: '<server…>',
		about: 'report what a server offers: EHLO, AUTH, TLS, certificate',
		connects: true,
		load: async () => (await import('./probe/probe.ts')).probe,
	},
	{
		name: 'explain',
		words: '[file…]',
		about: 'decode replies, base64, messages, captures and other tools’ logs',
		load: async () => (await import('./explain/explain.ts')).explain,
	},
	{
		name: 'listen',
		words: '[port]',
		about: 'watch the sessions of other programs',
		load: async () => (await import('./listen/listen.ts')).listen,
	},
	{
		name: 'practice',
		words: '',
		about: 'run the practice server alone',
		load: async () => (await import('./practice/practice.ts')).practice,
	},
	{
		name: 'profile',
		words: '<show|import> [file]',
		about: 'show the profile, or import settings of msmtp, swaks, mutt or Thunderbird',
		load: async () => (await import('./profile/profile.ts')).profileOf(subcommands),
	},
	{
		name: 'completion',
		words: '<shell>',
		about: 'print the completion for bash, zsh or fish',
		load: async () => (await import('./manual/completion-command.ts')).completionOf(subcommands),
	},
	{
		name: 'man',
		words: '',
		about: 'print the manual page',
		load: async () => (await import('./manual/man-command.ts')).manOf(subcommands),
	},
	{
		name: 'licences',
		words: '',
		about: 'print the licence of smtpscope and those of the libraries in it',
		load: async () => (await import('./manual/licences-command.ts')).licences,
	},
];

/** Undefined where no subcommand has this name. */
export function subcommandNamed(word: string): SubcommandEntry | undefined {
	return subcommands.find(({name}) => name === word);
}
