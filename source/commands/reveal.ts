/** `/reveal`: secrets readable on the screen for a moment. A command that asks, because no key may do it by mistake. */
import type {LocalCommand} from './command.ts';

export const reveal: LocalCommand = {
	name: 'reveal',
	argument: '',
	help: 'show the passwords of this session until the next line is sent; asks first',
	onRecording: true,
	async run(_argument, {confirm, isRevealed, revealSecrets}) {
		if (isRevealed()) {
			revealSecrets(false);
			return {said: 'Secrets are masked again.'};
		}

		if (!(await confirm('Show the passwords on this screen? Anyone who can see it can read them.'))) {
			return {said: 'Secrets stay masked.'};
		}

		revealSecrets(true);
		return {said: 'Secrets are shown until the next line is sent; /reveal masks them now.'};
	},
};
