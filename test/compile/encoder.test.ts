import { describe, expect, it } from 'vitest';
import { bytes } from '../../src/compile/wasm/bytes.ts';
import { code } from '../../src/compile/wasm/code.ts';
import { engine } from '../../src/compile/wasm/engine.ts';
import { moduleBytes } from '../../src/compile/wasm/module.ts';

describe('the encoder', () => {
  // The examples of the DWARF 4 standard, § 7.6, tables of unsigned and signed LEB128.
  it.each([
    [2, [2]],
    [127, [0x7f]],
    [128, [0x80, 0x01]],
    [129, [0x81, 0x01]],
    [12857, [0xb9, 0x64]],
  ])('writes %i as unsigned LEB128', (value, expected) => {
    const out = bytes();
    out.unsigned(value);
    expect([...out.done()]).toEqual(expected);
  });

  it.each([
    [2, [2]],
    [-2, [0x7e]],
    [127, [0xff, 0x00]],
    [-127, [0x81, 0x7f]],
    [128, [0x80, 0x01]],
    [-128, [0x80, 0x7f]],
    [129, [0x81, 0x01]],
    [-129, [0xff, 0x7e]],
  ])('writes %i as signed LEB128', (value, expected) => {
    const out = bytes();
    out.signed(value);
    expect([...out.done()]).toEqual(expected);
  });

  it('makes modules that the engine accepts and that count', () => {
    const body = code(1);
    const counter = body.local('i32');
    body.repeat(() => {
      body.i32(0);
      body.i32(0);
      body.memory('i32.load', 0);
      body.get(counter);
      body.plain('i32.add');
      body.memory('i32.store', 0);
      body.get(counter);
      body.i32(1);
      body.plain('i32.add');
      body.tee(counter);
      body.get(0);
      body.plain('i32.lt_s');
    });
    const { Memory, Module, Instance } = engine();
    const memory = new Memory({ initial: 1 });
    const module = new Module(moduleBytes([], [{ parameters: ['i32'], code: body, exported: 'sum' }], 4));
    const sum = new Instance(module, { env: { memory } }).exports.sum as (n: number) => void;
    sum(101);
    expect(new Int32Array(memory.buffer)[0]).toBe(5050);
  });
});
