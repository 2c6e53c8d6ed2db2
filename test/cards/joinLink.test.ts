import { describe, expect, it } from 'vitest';
import { joinLink } from '../../src/features/meetings/cards/words.ts';
import { speaker } from '../../src/i18n/speaker.ts';

describe('the address of a call, in the place of a meeting', () => {
  it.each([
    ['Room 7 (https://teams.example/l/meetup/1)', 'https://teams.example/l/meetup/1'],
    ['Online: https://teams.example/l/1).', 'https://teams.example/l/1'],
    ['[https://zoom.example/j/1?pwd=a], or by phone', 'https://zoom.example/j/1?pwd=a'],
    ['« https://zoom.example/j/1 »', 'https://zoom.example/j/1'],
    ['(see https://wiki.example/Room_(7))', 'https://wiki.example/Room_(7)'],
    ['https://wiki.example/Room_(7)', 'https://wiki.example/Room_(7)'],
    ['https://teams.example/l/1?context={a}', 'https://teams.example/l/1?context={a}'],
    ['https://teams.example/l/1; room 7', 'https://teams.example/l/1'],
  ])('of %s', (place, url) => {
    expect(joinLink(speaker('en', 'UTC'), place)).toMatchObject([{ type: 'link', url }]);
  });

  it.each(['Room 7', 'https://', 'http://teams.example/1', ''])('is none in %j', (place) => {
    expect(joinLink(speaker('en', 'UTC'), place)).toEqual([]);
  });
});
