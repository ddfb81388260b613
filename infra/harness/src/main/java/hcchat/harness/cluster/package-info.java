/// In: a folder. Out: owners, edges and a query-side, each as often as a test wants, on one real PostgreSQL and one
/// real Kafka, reaching each other over TCP.
/// Never: a part that isn't the shipped one.
@NullMarked
package hcchat.harness.cluster;

import org.jspecify.annotations.NullMarked;
