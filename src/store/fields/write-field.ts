import mongoose from 'mongoose';
import type { FieldDefinition } from '../../domain/fields/field-definition.ts';
import { fromDocument, toDocument } from '../document.ts';
import type { Store } from '../open-store.ts';

export async function listFields(store: Store): Promise<FieldDefinition[]> {
  const rows = await store.fields.find().sort({ position: 1, _id: 1 }).toArray();
  return rows.map(fromDocument);
}

export async function findField(store: Store, id: string): Promise<FieldDefinition | null> {
  const row = await store.fields.findOne({ _id: id });
  return row && fromDocument(row);
}

/** False when there is one of that id already, in use or removed. */
export async function insertField(store: Store, field: FieldDefinition): Promise<boolean> {
  try {
    await store.fields.insertOne(toDocument({ ...field, version: 1 }));
    return true;
  } catch (error) {
    if (error instanceof mongoose.mongo.MongoServerError && error.code === 11_000) return false;
    throw error;
  }
}

/** False when it is no longer of the version that the change was made on. */
export async function replaceField(store: Store, field: FieldDefinition): Promise<boolean> {
  const { _id, ...rest } = toDocument({ ...field, version: field.version + 1 });
  const { matchedCount } = await store.fields.updateOne({ _id, version: field.version }, { $set: rest });
  return matchedCount === 1;
}

/** Whether anybody has a value in it. */
export async function isFieldUsed(store: Store, { on, id }: Pick<FieldDefinition, 'on' | 'id'>): Promise<boolean> {
  const has = { [`fields.${id}`]: { $exists: true } };
  const options = { projection: { _id: 1 }, hint: 'by field' } as const;
  const found = on === 'contact' ? store.contacts.findOne(has, options) : store.dialogs.findOne(has, options);
  return (await found) !== null;
}
