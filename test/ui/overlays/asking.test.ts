import {expect, test} from 'vitest';
import {createAsking} from '../../../source/ui/overlays/asking.ts';
import {textOf} from '../../../source/ui/prompt/editor.ts';
import {initialScreen} from '../../../source/ui/screen-state.ts';
import {step} from '../../../source/ui/step.ts';
import {createStore} from '../../../source/ui/store.ts';

function asking() {
	const screen = createStore(initialScreen(80, 24), step);
	const answers: (string | null)[] = [];
	return {
		screen,
		answers,
		asking: createAsking(screen, title => (title === 'user name' ? 'demo' : '')),
		answered: (answer: string | null) => void answers.push(answer),
		overlay: () => screen.get().overlay,
	};
}

test('a question, answered once', () => {
	const {asking: ask, answers, answered, overlay} = asking();
	const choices = [{key: 'y', label: 'yes'}];
	ask.choose('Really?', choices, answered);
	expect(overlay()).toEqual({type: 'choice', question: 'Really?', choices});
	ask.answer('y');
	ask.answer('y');
	expect(overlay()).toBeNull();
	expect(answers).toEqual(['y']);
});

test('a field, with what is suggested for it', () => {
	const {asking: ask, answers, answered, overlay} = asking();
	ask.ask({title: 'user name', initial: 'ann'}, answered);
	const field = overlay();
	expect(field).toMatchObject({type: 'field', title: 'user name', secret: false, ghost: 'demo'});
	expect(field?.type === 'field' && textOf(field.editor)).toBe('ann');
	ask.answer(null);
	ask.ask({title: 'password', secret: true}, answered);
	expect(overlay()).toMatchObject({secret: true, ghost: ''});
	ask.answer('pencil');
	expect(answers).toEqual([null, 'pencil']);
});

test('a text that is read until it is closed', () => {
	const {asking: ask, overlay} = asking();
	const signal = ask.read('Help', {kind: 'help'});
	expect(overlay()).toEqual({type: 'reading', title: 'Help', content: {kind: 'help'}, top: 0});
	expect(signal.aborted).toBe(false);
	ask.answer(null);
	expect(signal.aborted).toBe(true);
	expect(overlay()).toBeNull();
});

test('a text that grows, until it is over', () => {
	const {asking: ask, overlay} = asking();
	const following = ask.follow('Token');
	expect(overlay()).toBeNull();
	following.show(['one'], null);
	following.show(['one', 'two'], 'https://example.org');
	expect(overlay()).toEqual({
		type: 'reading',
		title: 'Token',
		content: {kind: 'steps', lines: ['one', 'two'], address: 'https://example.org'},
		top: 0,
	});
	following.close();
	expect(overlay()).toBeNull();
	expect(following.signal.aborted).toBe(false);
});

test('a text that grows, stopped: nothing of it comes back', () => {
	const {asking: ask, overlay} = asking();
	const following = ask.follow('Token');
	following.show(['one'], null);
	ask.answer(null);
	expect(following.signal.aborted).toBe(true);
	following.show(['two'], null);
	expect(overlay()).toBeNull();
	ask.read('Help', {kind: 'help'});
	following.close();
	expect(overlay()).toMatchObject({title: 'Help'});
});

test('the form gets the keys', () => {
	const {asking: ask} = asking();
	expect(ask.composer()).toBeNull();
	const handle = {press() {}, paste() {}};
	ask.compose(handle);
	expect(ask.composer()).toBe(handle);
});
