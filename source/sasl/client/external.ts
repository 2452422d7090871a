/** EXTERNAL (RFC 4422 appendix A): the TLS certificate has said it all. */
import {type ClientMechanism, send} from '../client.ts';
import {utf8} from '../text.ts';

export const external: ClientMechanism = {
	name: 'EXTERNAL',
	needs: 'nothing',
	start: ({authzid}) => send(utf8(authzid ?? '')),
};
