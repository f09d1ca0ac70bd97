// A refused submit says where, keeps everything, and can be sent again.
import { HttpErrorResponse } from '@angular/common/http';
import { Injector, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { FieldTree } from '@angular/forms/signals';
import { form, required } from '@angular/forms/signals';
import { refusalOf } from './refusals';
import { firstValueFrom, throwError } from 'rxjs';
import { Submission, fieldAt } from './submission';

const refused = (status: number, error: object) => () =>
  firstValueFrom(throwError(() => new HttpErrorResponse({ status, error })));

describe('submission', () => {
  const model = signal({ email: '', people: [{ birthDate: '2020-01-01' }] });
  let tree: FieldTree<{ email: string; people: { birthDate: string }[] }>;
  let submission: Submission;

  beforeEach(() => {
    model.set({ email: '', people: [{ birthDate: '2020-01-01' }] });
    submission = new Submission();
    tree = form(model, (path) => required(path.email, { message: 'Enter it.' }), {
      injector: TestBed.inject(Injector),
    });
  });

  const fill = () => model.update((m) => ({ ...m, email: 'a@example.org' }));

  it('a form that is not valid is not sent', async () => {
    const work = vi.fn(() => Promise.resolve());
    expect(await submission.run(tree, work)).toBe(false);
    expect(work).not.toHaveBeenCalled();
    expect(tree.email().touched()).toBe(true);
  });

  it('field errors of the server go to their fields, until the value changes', async () => {
    fill();
    const errors = [{ pointer: '/people/0/birthDate', code: 'too_young', detail: 'Too young.' }];
    const done = await submission.run(tree, refused(422, { errors }));
    expect(done).toBe(false);
    const field = tree.people[0]?.birthDate;
    if (!field) throw new Error('the field is there');
    expect(refusalOf(field())).toBe('Too young.');
    field().value.set('1990-01-01');
    expect(refusalOf(field())).toBeNull();
  });

  it('what was refused can be sent again unchanged', async () => {
    fill();
    const offline = refused(0, {});
    expect(await submission.run(tree, offline)).toBe(false);
    expect(submission.problem()?.code).toBe('offline');
    const errors = [{ pointer: '/email', code: 'x', detail: 'No.' }];
    await submission.run(tree, refused(422, { errors }));
    expect(await submission.run(tree, () => Promise.resolve())).toBe(true);
    expect(submission.problem()).toBeNull();
    expect(refusalOf(tree.email())).toBeNull();
  });

  it('a double submit is one', async () => {
    fill();
    let finish: () => void = () => undefined;
    const work = vi.fn(() => new Promise<void>((done) => (finish = done)));
    const first = submission.run(tree, work);
    expect(await submission.run(tree, work)).toBe(false);
    finish();
    expect(await first).toBe(true);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('a pointer to nothing we show is told for the form', () => {
    expect(fieldAt(tree as FieldTree<unknown>, '/nothing/here')).toBe(tree);
  });
});
