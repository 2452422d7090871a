/** smtp-cli.pl `--verbose`: `[250] 'Ok'`, `> QUIT`. */
import {markedFormat} from '../marked.ts';

export const smtpCli = markedFormat('smtp-cli output', {
	server: /^\[(?=[2-5]\d\d\][ -])(.*)$/,
	client: /^> (.*)$/,
	telltale: /^\[[2-5]\d\d\][ -]/,
	parts: text => [text.replace(/^([2-5]\d\d)\]([ -])'?(.*?)'?$/, '$1$2$3')],
	remarks: [
		{
			pattern: /^Connection from \S+ to (\[[^\]]*\]|[\d.]+):(\d+)/,
			begins: true,
			tell: (conversation, [, address = '', port], at) =>
				conversation.connected({address, port: Number(port)}, at),
		},
	],
});
