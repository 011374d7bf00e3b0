import { inOrderOfReference } from './order.js';

describe('the order in which tables are restored', () => {
  it('puts every table after those that it refers to', () => {
    const references = [
      { from: 'leg', to: 'request' },
      { from: 'request', to: 'arrangement' },
      { from: 'round', to: 'leg' },
    ];
    expect(inOrderOfReference(['leg', 'round', 'request', 'arrangement'], references)).toEqual([
      'arrangement',
      'request',
      'leg',
      'round',
    ]);
  });

  it('lets a table refer to itself and to one that is not kept', () => {
    const references = [
      { from: 'note', to: 'note' },
      { from: 'note', to: 'session' },
    ];
    expect(inOrderOfReference(['note'], references)).toEqual(['note']);
  });

  it('refuses a circle', () => {
    const references = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
    ];
    expect(() => inOrderOfReference(['a', 'b', 'c'], references)).toThrow('a, b refer to each other');
  });
});
