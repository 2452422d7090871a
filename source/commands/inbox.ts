/** `/inbox`: the mail that the practice server received, as it arrived. */
import type {KeptMail} from '../practice/mailboxes.ts';
import {withCommas} from '../protocol/with-commas.ts';
import type {CommandResult, LocalCommand} from './command.ts';

export const inbox: LocalCommand = {
	name: 'inbox',
	argument: '',
	help: 'read the mail that the practice server received',
	run(_argument, {mailboxes, read}): CommandResult {
		if (!mailboxes) {
			return {problem: '/inbox reads the mail of the practice server; this is another one.'};
		}

		const lines = mailboxes().flatMap(({address, mail}) => [
			`${address}: ${mail.length === 0 ? 'no mail' : mail.length === 1 ? '1 mail' : `${mail.length} mails`}`,
			...mail.toReversed().slice(0, most).flatMap(mailLines),
			'',
		]);
		read('Inbox of the practice server', lines);
		return {};
	},
};

const most = 20;

function mailLines({from, at, bytes}: KeptMail): string[] {
	const text = new TextDecoder().decode(bytes.subarray(0, 65_536));
	return [
		'',
		`  from <${from}>  ${at.slice(11, 19)}  ${withCommas(bytes.length)} bytes`,
		...text
			.replace(/\r?\n$/, '')
			.split(/\r?\n/)
			.map(line => `  │ ${line}`),
	];
}
