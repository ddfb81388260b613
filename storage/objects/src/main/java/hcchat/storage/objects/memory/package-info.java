/// The store's twin, for tests.
/// In: what clients would have put there. Out: the same answers as a store's. Never: the bytes themselves.
@NullMarked
package hcchat.storage.objects.memory;

import org.jspecify.annotations.NullMarked;
