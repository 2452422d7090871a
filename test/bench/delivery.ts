/** A letter with a file, from call to verdict: building, encoding, sending. */
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createTransport} from 'nodemailer';
import {sendMail} from '../../source/index.ts';
import {compare, timed} from './measure.ts';

const letter = {from: 'a@bench.example', to: 'b@bench.example', subject: 'bench', text: 'See the file.\n'};

export async function compareDelivery(folder: string, port: number, rounds: number): Promise<void> {
	const path = join(folder, 'attachment.bin');
	await writeFile(path, Buffer.alloc(32 * 1024 * 1024, 'what an attachment holds '));
	const ours = () => sendMail({server: `127.0.0.1:${port}`, ...letter, attachments: [{content: {path}}]});
	const theirs = async () => {
		const transport = createTransport({host: '127.0.0.1', port, ignoreTLS: true});
		await transport.sendMail({...letter, attachments: [{path}]});
		transport.close();
	};
	await compare(
		{name: 'Delivering a letter with a file of 32 MiB', a: 'smtpscope', b: 'nodemailer', aim: 1},
		() => timed(ours),
		() => timed(theirs),
		rounds,
	);
}
