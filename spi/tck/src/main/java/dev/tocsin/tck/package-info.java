/**
 * The conformance kit: what an implementation of {@link dev.tocsin.store.IncidentStore} must prove.
 *
 * <p>A vendor writes one {@link dev.tocsin.tck.StoreFixture}, about twenty lines, and extends
 * {@link dev.tocsin.tck.StoreContract}, or the suites one by one while the store grows. Each test
 * bears the number of the clause that it proves. There are no assumptions and no skips: a
 * capability that a store does not declare is tested to be refused by its named error, and a
 * fixture without {@link dev.tocsin.tck.Faults} declares that the data live in this process, which
 * is tested, too. Each test has a minute.
 *
 * <p>Races begin at a barrier and are run again and again; README.md beside the sources says how
 * often. Source: store-contract.md, "The kit".
 */
@NullMarked
package dev.tocsin.tck;

import org.jspecify.annotations.NullMarked;
