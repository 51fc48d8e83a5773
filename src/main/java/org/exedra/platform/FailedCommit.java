package org.exedra.platform;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transactional;
import jakarta.transaction.TransactionalException;

/**
 * Lets a transaction that fails at its very end fail like any other, with a {@link RuntimeException}. Not every server does:
 * WildFly throws what {@link jakarta.transaction.TransactionManager#commit()} declares through methods that declare nothing, past
 * whoever catches what can happen there. It stands around the container's own interceptor, whose priority is 200 (Jakarta
 * Transactions 2.0, 3.7).
 */
@Interceptor
@Transactional
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class FailedCommit {

    @AroundInvoke
    Object unchecked(InvocationContext method) throws Exception {
        try {
            return method.proceed();
        } catch (RollbackException | HeuristicMixedException | HeuristicRollbackException | SystemException e) {
            throw new TransactionalException("The transaction could not be committed.", e);
        }
    }
}
