/** Made from the table of operations by `npm run docs:make`; `npm run docs:check` fails when it is out of date. */

export interface paths {
    "/api/v1/absences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your absences, those that you cover, and those of people of your parties, earliest first */
        get: operations["listAbsences"];
        put?: never;
        /**
         * Names who stands in for you while you are away
         * @description In real time, whatever the clock of a case. Whoever stands in needs their own role for the party; administrators may record the absence of others.
         */
        post: operations["recordAbsence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/absences/{absenceId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancels an absence: your own, or as an administrator anybody's */
        post: operations["cancelAbsence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrangements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Arrangements that you may see, filtered, searched and sorted */
        get: operations["listArrangements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrangements/{arrangementId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One arrangement with its lines, expiries and breaches */
        get: operations["getArrangement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrangements/{arrangementId}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The arrangement's audit chain, oldest first */
        get: operations["getArrangementAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrangements/{arrangementId}/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Demonstrations only: moves the arrangement's clock forward; everything that falls due on the way happens
         * @description For the unit of the Secretariat that manages the arrangement, or a mission of it.
         */
        post: operations["moveClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrangements/{arrangementId}/convert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records that an act of the Council transfers lines to the receiving mission for good
         * @description For managers of the unit of the Secretariat that manages the arrangement.
         */
        post: operations["convertLines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrangements/{arrangementId}/discontinue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records that the Council ends the authority of lines early
         * @description Lines whose unit has not left are over. A unit that is there must leave by the day that the act sets. For a unit that is moving a manager must rule; alarms go out until then. For managers of the unit of the Secretariat that manages the arrangement.
         */
        post: operations["discontinueLines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrangements/{arrangementId}/lines/{lineId}/arrived": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records that the unit, or a part of it, has arrived at the receiving mission
         * @description Without an increment, all of the unit has arrived. Increments add up; the line has arrived once all that was granted is there, or once a report says that it is the last one. For focal points and managers of the managing unit, or of a mission of the arrangement.
         */
        post: operations["recordArrival"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrangements/{arrangementId}/lines/{lineId}/clearances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records the state of a clearance for personnel, weapons, aircraft or route
         * @description For focal points and managers of the managing unit, or of a mission of the arrangement.
         */
        post: operations["recordClearance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrangements/{arrangementId}/lines/{lineId}/departed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records that the unit has left the sending mission
         * @description A departure that should not have happened, such as one without a required clearance, is recorded too. It is shown among the cautions of the line. For focal points and managers of the managing unit, or of a mission of the arrangement.
         */
        post: operations["recordDeparture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrangements/{arrangementId}/lines/{lineId}/readiness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * States when the unit can be there; a period that begins today means that it is ready
         * @description For focal points and managers of the managing unit, or of a mission of the arrangement.
         */
        post: operations["stateReadiness"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrangements/{arrangementId}/lines/{lineId}/repatriated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records that the unit has gone home to its contributor
         * @description For focal points and managers of the managing unit, or of a mission of the arrangement.
         */
        post: operations["recordRepatriation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrangements/{arrangementId}/lines/{lineId}/returned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records that the unit is back at the sending mission
         * @description For focal points and managers of the managing unit, or of a mission of the arrangement.
         */
        post: operations["recordReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrangements/{arrangementId}/lines/{lineId}/ruling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rules whether a unit that was moving when its authority ended turns back or proceeds
         * @description For managers of the unit of the Secretariat that manages the arrangement.
         */
        post: operations["ruleInFlight"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrangements/{arrangementId}/lines/{lineId}/transfer-of-authority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records the transfer of authority over the unit, by its certificate
         * @description For focal points and managers of the managing unit, or of a mission of the arrangement.
         */
        post: operations["transferAuthority"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrangements/{arrangementId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resumes suspended lines
         * @description For focal points and managers of the managing unit, or of a mission of the arrangement.
         */
        post: operations["resumeLines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/arrangements/{arrangementId}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspends lines; their expiry stays, since a suspension extends nothing
         * @description For focal points and managers of the managing unit, or of a mission of the arrangement.
         */
        post: operations["suspendLines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Uploads a scan of a paper, as the only file of a form
         * @description Its type is detected from its content; if another is declared, it is refused. Give its id and SHA-256 in `instrument.attachments` of an answer or a paper within a day, or it is deleted.
         */
        post: operations["uploadAttachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attachments/{attachmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The details of an attachment */
        get: operations["getAttachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attachments/{attachmentId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Downloads an attachment */
        get: operations["downloadAttachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The audit chain for everything outside of cases, oldest first: sign-ins, sessions, the register
         * @description For administrators and auditors of the Secretariat.
         */
        get: operations["listSystemAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All authorities */
        get: operations["listAuthorities"];
        put?: never;
        /**
         * Enters an act of the Council that loans can rest on
         * @description For administrators of the Secretariat.
         */
        post: operations["enterAuthority"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/authorities/{authorityId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One authority */
        get: operations["getAuthority"];
        /**
         * Corrects the data of an authority; submitted requests keep the old ones
         * @description For administrators of the Secretariat.
         */
        put: operations["changeAuthority"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The calendars in which deadlines are counted, as they are now */
        get: operations["listCalendars"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars/{calendarId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One calendar as it is now */
        get: operations["getCalendar"];
        /**
         * Corrects a calendar; open deadlines move accordingly
         * @description For administrators of the Secretariat.
         */
        put: operations["correctCalendar"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ceilings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The strength that the Council allows each mission, and how much of it loans take
         * @description For people of the Secretariat.
         */
        get: operations["listCeilings"];
        put?: never;
        /**
         * Enters the strength that the Council allows a mission from a given day; the previous ceiling ends there
         * @description For administrators of the Secretariat.
         */
        post: operations["enterCeiling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Streams changes as they happen
         * @description Server-sent events (WHATWG HTML). Each message is an event of a case that you may see, with ids and no content; read the rest through the API. A client that reconnects with Last-Event-ID gets what it missed; if that is no longer kept, an event `reset` tells it to read its lists again. The stream ends with your session, and when your roles change.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One queue of your inbox, filtered, searched and sorted
         * @description A cursor belongs to the query that returned it, whatever its `limit`. Counts are of whole queues, and stop at 1000.
         */
        get: operations["listInbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes up to 100 tasks on
         * @description Each task by itself: what one is refused changes nothing for the others. Repeated with the same key, it goes on where it was broken off, and tells again what came of the others.
         */
        post: operations["claimTasks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives up to 100 claimed tasks back
         * @description Each task by itself: what one is refused changes nothing for the others. Repeated with the same key, it goes on where it was broken off, and tells again what came of the others.
         */
        post: operations["releaseTasks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What you did, latest first
         * @description For parties for which you still act, on cases that you still see. `from` and `to` filter by the time of recording, which is always real time.
         */
        get: operations["listMyHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where you are signed in */
        get: operations["listMySessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{sessionId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends one of your sessions; its next call is refused */
        post: operations["revokeMySession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/revoke-others": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends all your sessions but this one */
        post: operations["revokeMyOtherSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your language and time zone */
        get: operations["getMySettings"];
        /** Changes your language and time zone */
        put: operations["changeMySettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your tokens for programs */
        get: operations["listMyTokens"];
        put?: never;
        /**
         * Makes a token for a program
         * @description The program sends it as `Authorization: Bearer …` and needs neither cookie nor X-CSRF-Token. It does what you may do at that moment, in the roles named here: a role that you lose, it loses. It makes no tokens and manages no sessions. The token is shown this once; a repeat of the call is 409 and makes no second one. You may have 20 in use.
         */
        post: operations["makeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/tokens/{tokenId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revokes one of your tokens; its next call is refused */
        post: operations["revokeMyToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your saved views of lists, in your order */
        get: operations["listMyViews"];
        put?: never;
        /**
         * Saves a query of a list under a name
         * @description The query is checked as by the list itself. At most 50 views in all.
         */
        post: operations["saveMyView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/views/{viewId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes the name, the query or the place of a saved view */
        put: operations["changeMyView"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/views/{viewId}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Removes a saved view */
        post: operations["removeMyView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/missions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All missions, with their hosts */
        get: operations["listMissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All parties */
        get: operations["listParties"];
        put?: never;
        /**
         * Enters a state, mission, unit of the Secretariat or regional body
         * @description For administrators of the Secretariat.
         */
        post: operations["enterParty"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{partyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One party; a mission with its host, its first and last day and its mandate */
        get: operations["getParty"];
        /**
         * Changes the data of a party; requests under way keep the parties with which they were submitted
         * @description For administrators of the Secretariat.
         */
        put: operations["changeParty"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{partyId}/representations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is and was recognised as speaking for a host Government, and by which act */
        get: operations["listRepresentations"];
        put?: never;
        /**
         * Records who is recognised as speaking for a host Government, from–to, and by which act
         * @description For administrators of the Secretariat.
         */
        post: operations["recordRepresentation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{partyId}/representations/{representationId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records the last day on which somebody was recognised, and by which act that ended
         * @description For administrators of the Secretariat.
         */
        post: operations["endRepresentation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{partyId}/representations/{representationId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes back an entry that was made in error; it stays readable, with the reason
         * @description For administrators of the Secretariat.
         */
        post: operations["withdrawRepresentation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People by name: administrators see all, others those of their own parties */
        get: operations["listPeople"];
        put?: never;
        /**
         * Enters a person, who can do nothing until given a role
         * @description For administrators of the Secretariat.
         */
        post: operations["enterPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One person with their present and past roles
         * @description Administrators see all roles, others those for the parties that they share with the person.
         */
        get: operations["getPerson"];
        /**
         * Changes the data of a person; sign-in links mailed to an earlier address stop working
         * @description For administrators of the Secretariat.
         */
        put: operations["changePerson"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{personId}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erases the name, title, address, signatures and mails of a person who no longer serves
         * @description Their id stays in the record as that of somebody who acted for a party, so that every audit chain stays whole. What is erased cannot be restored. For administrators of the Secretariat.
         */
        post: operations["erasePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{personId}/memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives another person a role for a party, from–to
         * @description For administrators of the Secretariat.
         */
        post: operations["giveMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{personId}/memberships/{membershipId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends a membership now
         * @description The person can no longer use it, and leaves the seats of open legs; for a seat left empty the Secretariat must appoint somebody. The last administrator, and the last manager of a unit with open requests, cannot leave. For administrators of the Secretariat.
         */
        post: operations["endMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{personId}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a person is signed in; for administrators
         * @description For administrators of the Secretariat.
         */
        get: operations["listSessionsOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{personId}/sessions/{sessionId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends a session of a person; for administrators
         * @description For administrators of the Secretariat.
         */
        post: operations["revokeSessionOf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{personId}/sessions/revoke-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends all sessions of a person; for administrators
         * @description For administrators of the Secretariat.
         */
        post: operations["revokeSessionsOf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/personas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The invented people of the demonstration */
        get: operations["listPersonas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/personas/{personaId}/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in as one of the invented people */
        post: operations["signInAsPersona"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pledges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What contributors have said they would lend; a state sees only its own pledges */
        get: operations["listPledges"];
        put?: never;
        /**
         * Records what a contributor has said it would lend
         * @description A pledge is a promise to consider. It answers no leg and is never taken for consent. For focal points of the party or of the Secretariat.
         */
        post: operations["recordPledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pledges/{pledgeId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records that a contributor takes a pledge back
         * @description For focal points of the party or of the Secretariat.
         */
        post: operations["withdrawPledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest version of every policy */
        get: operations["listPolicies"];
        put?: never;
        /**
         * Enters a policy, or the next version of one; submitted requests keep theirs
         * @description A policy with faults is refused, and each fault is named with its place. Warnings are returned. For administrators of the Secretariat.
         */
        post: operations["enterPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/{policyId}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All versions of a policy */
        get: operations["listPolicyVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies/{policyId}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version of a policy */
        get: operations["getPolicyVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/record-cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Opens a record case with its first request
         * @description What happened is then entered as facts with their dates and sources. Nobody is asked, reminded or told; no unit is reserved. For administrators of the Secretariat.
         */
        post: operations["openRecordCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/record-cases/{arrangementId}/continue-live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Continues a record case as a live one
         * @description Its time becomes now. What is past due is marked so, without reminders; from now on people are asked, reminded and told. Refused if a unit is held by another arrangement, or if nobody can answer for a party that must still answer. Nothing can be inserted afterwards. For administrators of the Secretariat.
         */
        post: operations["continueRecordCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/record-cases/{arrangementId}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was entered into a record case, in the order of entry */
        get: operations["listRecordEntries"];
        put?: never;
        /**
         * Enters a fact into a record case, with its date and its source
         * @description The clock moves to the upper bound of its date; an undated fact does not move it. A fact from before what has been entered folds the case again. A fact that breaks a rule at its place in time, or that would invalidate a later entry, is refused. For administrators of the Secretariat.
         */
        post: operations["enterRecordFact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/record-cases/{arrangementId}/entries/{number}/strike": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Strikes an entry that was made in error; it stays readable and no longer counts
         * @description For administrators of the Secretariat.
         */
        post: operations["strikeRecordEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/record-cases/{arrangementId}/generations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The generations of a record case: what each new fold changed */
        get: operations["listRecordGenerations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/record-cases/{arrangementId}/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Opens a further request on a record case, e.g. one that extended the arrangement
         * @description For administrators of the Secretariat.
         */
        post: operations["openRecordRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests that you may see, filtered, searched and sorted */
        get: operations["listRequests"];
        put?: never;
        /**
         * Drafts a request, and with it the arrangement that it would start
         * @description With `submit` the draft is submitted in the same call, as by submitRequest: the record has both acts, and what submitting would refuse makes nothing. For managers of the Secretariat.
         */
        post: operations["draftRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One request with its legs: who holds each and since when */
        get: operations["getRequest"];
        /**
         * Changes a draft
         * @description For managers of the unit of the Secretariat that manages the request.
         */
        put: operations["reviseRequest"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/amend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes the ask of an open request
         * @description Makes a new revision: consents that still cover it stand, the others are asked again, and the answer says which and why. Missions, arrangement and policy cannot change. For managers of the unit of the Secretariat that manages the request.
         */
        post: operations["amendRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The request's audit chain, oldest first */
        get: operations["getRequestAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/chase-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The notes on calls and meetings about a request, latest first */
        get: operations["listChaseNotes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The comments on a request that you may read, latest first */
        get: operations["listComments"];
        put?: never;
        /**
         * Comments on a request, a leg or a task
         * @description People of the unit that manages the request choose who reads it. A party comments on its own legs, and the unit reads it. A comment is not a question and stops no clock.
         */
        post: operations["addComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/contests/{contestId}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Files a contest of a record that no longer counts
         * @description For focal points and managers of the unit that manages the request.
         */
        post: operations["noteContest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/contests/{contestId}/strike": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Strikes a contested record, so that it no longer counts; its party is asked again
         * @description For focal points and managers of the unit that manages the request.
         */
        post: operations["strikeRecord"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/decisions/{decisionId}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Notes a late answer, which stays without effect
         * @description For focal points and managers of the unit that manages the request.
         */
        post: operations["noteLateAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/decisions/{decisionId}/reinstate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Puts a late answer into force
         * @description For focal points and managers of the unit that manages the request.
         */
        post: operations["reinstateLateAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/legs/{legId}/accept-refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accepts a refusal as final: the lines that it blocks are refused, the others go on
         * @description For managers of the unit of the Secretariat that manages the request.
         */
        post: operations["acceptRefusal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/legs/{legId}/approvers/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Appoints a person to a seat of an open leg
         * @description For managers and administrators of the unit that manages the request.
         */
        post: operations["addApprover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/legs/{legId}/approvers/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Removes a person from a seat; a seat left without people waits for an appointment
         * @description For managers and administrators of the unit that manages the request.
         */
        post: operations["removeApprover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/legs/{legId}/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks a question before answering; the clock of the party on this leg stops
         * @description For those who answer for the party that is asked.
         */
        post: operations["askOnLeg"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/legs/{legId}/ask-again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a party the same ask once more
         * @description For managers of the unit of the Secretariat that manages the request.
         */
        post: operations["askAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/legs/{legId}/chase-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adds a note on a call or a meeting about a leg: with whom, when, what was said, what comes next
         * @description For focal points and managers of the unit that manages the request.
         */
        post: operations["addChaseNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/legs/{legId}/conditions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enters, as caps, the conditions that a party stated in words
         * @description For focal points and managers of the unit that manages the request.
         */
        post: operations["enterConditions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/legs/{legId}/conditions/countersign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Countersigns, as a second person, that the caps match the party's words
         * @description For focal points and managers of the unit that manages the request.
         */
        post: operations["countersignConditions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/legs/{legId}/conditions/send-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends the caps back, as a second person, because they do not match the party's words
         * @description For focal points and managers of the unit that manages the request.
         */
        post: operations["sendBackConditions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/legs/{legId}/contests/{contestId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets the contested record stand after all, for the party
         * @description For those who answer for the party that is asked, and its focal points.
         */
        post: operations["withdrawContest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/legs/{legId}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answers a leg for the party that was asked
         * @description For those who answer for the party that is asked.
         */
        post: operations["decideLeg"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/legs/{legId}/decisions/{decisionId}/contest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Contests, for the party, what was recorded for it from a paper; the record no longer counts
         * @description The Secretariat then corrects the record by a further one, or strikes it. It cannot uphold it: only the party can let it stand. For those who answer for the party that is asked, and its focal points.
         */
        post: operations["contestRecord"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/legs/{legId}/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records an answer that came on paper; it counts once a second person has countersigned
         * @description For focal points of the party that is asked, or of the unit that manages the request.
         */
        post: operations["recordPaper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/legs/{legId}/waive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Waives a leg: by which instrument, and why
         * @description For managers of the unit that manages the request.
         */
        post: operations["waiveLeg"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/lines/{lineId}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Drops a line from a request; the others go on
         * @description For managers of the unit of the Secretariat that manages the request.
         */
        post: operations["dropLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/lines/{lineId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tries again to reserve a unit that another arrangement held
         * @description For focal points and managers of the unit that manages the request.
         */
        post: operations["retryReservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Proposes an override where a process is stuck; a second person must confirm it
         * @description For administrators of the unit that manages the request.
         */
        post: operations["proposeOverride"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/overrides/{overrideId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirms an override, as a second person; it is then carried out
         * @description For managers and administrators of the unit that manages the request.
         */
        post: operations["confirmOverride"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/overrides/{overrideId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rejects an override, as a second person; nothing is done
         * @description For managers and administrators of the unit that manages the request.
         */
        post: operations["rejectOverride"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/overtaken": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Closes a request that events have overtaken
         * @description For managers of the unit of the Secretariat that manages the request.
         */
        post: operations["declareOvertaken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/papers/{paperId}/countersign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Countersigns, as a second person, that the record matches the paper
         * @description For focal points and managers of the unit that manages the request.
         */
        post: operations["countersignPaper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/papers/{paperId}/send-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a record back, as a second person, because it does not match the paper
         * @description For focal points and managers of the unit that manages the request.
         */
        post: operations["sendBackPaper"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/questions/{questionId}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replies to a party's question; its clock runs again
         * @description For focal points and managers of the unit that manages the request.
         */
        post: operations["replyToQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submits a draft: fixes its policy and asks the first parties
         * @description For managers of the unit of the Secretariat that manages the request.
         */
        post: operations["submitRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/tasks/{taskId}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Claims a task, so that others of your party leave it alone */
        post: operations["claimTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/tasks/{taskId}/hand-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands a task back to the person who handed it over */
        post: operations["handBackTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/tasks/{taskId}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hands a task that you have claimed over to another person of your party, once
         * @description What they do is recorded as done by them for you.
         */
        post: operations["handOverTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/tasks/{taskId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Releases a claimed task */
        post: operations["releaseTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/tasks/{taskId}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Snoozes a task: it leaves your queues until then, or until it is overdue
         * @description For you alone, in real time, whatever the clock of the case. No deadline changes, and an overdue task cannot be snoozed.
         */
        post: operations["snoozeTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/tasks/{taskId}/unsnooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the snooze of a task */
        post: operations["unsnoozeTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{requestId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraws a request
         * @description For managers of the unit of the Secretariat that manages the request.
         */
        post: operations["withdrawRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mails a one-time sign-in link
         * @description The answer is the same whether or not the address belongs to somebody. The link is valid for 15 minutes.
         */
        post: operations["startSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-out-everywhere": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends all your sessions, this one included */
        post: operations["signOutEverywhere"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standing-consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Consents given in advance that you may see */
        get: operations["listStandingConsents"];
        put?: never;
        /**
         * Records what a party consents to in advance
         * @description Requests that are submitted from now on may rest on it, within its scope and validity. For focal points of the party or of the Secretariat.
         */
        post: operations["recordStandingConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standing-consents/{standingConsentId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Records that a party withdraws a consent given in advance; what it has already answered stands
         * @description For focal points of the party or of the Secretariat.
         */
        post: operations["withdrawStandingConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tables of answers, statuses and rules
         * @description What each answer to a leg leads to, every change of status, and every rule. The product itself works from these tables.
         */
        get: operations["getTables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tokens of all people; for administrators
         * @description For administrators of the Secretariat.
         */
        get: operations["listTokens"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{tokenId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revokes a token of any person; for administrators
         * @description For administrators of the Secretariat.
         */
        post: operations["revokeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All units that can be lent */
        get: operations["listUnits"];
        put?: never;
        /**
         * Enters a unit that can be lent
         * @description For administrators of the Secretariat.
         */
        post: operations["enterUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{unitId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One unit */
        get: operations["getUnit"];
        /**
         * Changes the data of a unit; requests under way keep what they asked for
         * @description For administrators of the Secretariat.
         */
        put: operations["changeUnit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The webhooks of the parties whose webhooks you keep
         * @description For approvers, focal points, managers and administrators of the party.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Registers a URL that receives events from now on
         * @description Messages have the format and the headers of Standard Webhooks, are signed with the secret, and hold the event as in the event stream. They are sent as long as you keep the webhooks of the party, and only about what you may then see for it. For approvers, focal points, managers and administrators of the party.
         */
        post: operations["registerWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A webhook, without its secret
         * @description For approvers, focal points, managers and administrators of the party.
         */
        get: operations["getWebhook"];
        /**
         * Changes the URL of a webhook and the events it receives; you answer for it from then on
         * @description For approvers, focal points, managers and administrators of the party.
         */
        put: operations["changeWebhook"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhookId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was sent to a webhook, with every try
         * @description For approvers, focal points, managers and administrators of the party.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhookId}/deliveries/{deliveryId}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a message again, under the same id
         * @description For approvers, focal points, managers and administrators of the party.
         */
        post: operations["resendWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhookId}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pauses a webhook; what happens before it is resumed is not sent later
         * @description For approvers, focal points, managers and administrators of the party.
         */
        post: operations["pauseWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhookId}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Removes a webhook with its log
         * @description For approvers, focal points, managers and administrators of the party.
         */
        post: operations["removeWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhookId}/resend-failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends again all messages since a moment that were not accepted
         * @description For approvers, focal points, managers and administrators of the party.
         */
        post: operations["resendFailedWebhookDeliveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhookId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resumes a webhook, also one that was disabled; you answer for it from then on
         * @description For approvers, focal points, managers and administrators of the party.
         */
        post: operations["resumeWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhookId}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives a webhook a new secret; for a day messages are also signed with the previous one
         * @description For approvers, focal points, managers and administrators of the party.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhookId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a test message; the log shows the result
         * @description For approvers, focal points, managers and administrators of the party.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description what stands for an argument of a message */
        MessageValue: string | {
            name: string;
        } | {
            symbol: string;
        } | {
            date: string;
        } | {
            instant: string;
            zone?: string;
        } | {
            duration: string;
        } | {
            all: components["schemas"]["MessageValue"][];
        } | {
            any: components["schemas"]["MessageValue"][];
        } | components["schemas"]["CodedMessage"];
        Authority: {
            id: string;
            symbol: string;
            /** Format: date */
            adoptedOn: string;
            /** @enum {string} */
            kind: "framework" | "specific" | "extension" | "transfer" | "pre_delegated" | "explore";
            directions: {
                from: string;
                to: string;
            }[];
            /** @description null: the act names no units */
            units: {
                unitId: string;
                count: number;
                persons: number | null;
                words: string;
            }[] | null;
            term: ({
                /** Format: duration */
                for: string;
            } | {
                /** Format: date */
                until: string;
            }) | null;
            /** @enum {string} */
            countingModel: "SENDER_COUNTS" | "RECEIVER_RAISED" | "WITHIN_RECEIVER" | "ABSORBED";
            /** @description conditions of the act, as text; what is used in calculations is in the other fields */
            conditions?: string[];
            sources: string[];
        };
        Calendar: {
            id: string;
            zone: string;
            /** @description from which day on which weekdays are the weekend, oldest row first */
            weekends: {
                /** @description first day of validity; null: as far back as asked */
                from: string | null;
                days: number[];
                /** @description false: not read in a source that says so of these very days */
                verified: boolean;
                sources: string[];
            }[];
            /**
             * @description local wall-clock time of every working day, from inclusive, to exclusive
             * @default {
             *       "from": "09:00",
             *       "to": "17:00",
             *       "verified": false,
             *       "sources": [
             *         "assumed where no source is at hand"
             *       ]
             *     }
             */
            workingHours?: {
                from: string;
                to: string | "24:00";
                /** @description false: not read in a source that says so of these very days */
                verified: boolean;
                sources: string[];
            };
            /**
             * @description one list a year; years without a list are unknown
             * @default []
             */
            holidays?: {
                year: number;
                /** @description false: the days below are holidays, nothing is known of the others of that year */
                complete: boolean;
                days: {
                    /** Format: date */
                    date: string;
                    name: string;
                }[];
                /** @description false: not read in a source that says so of these very days */
                verified: boolean;
                sources: string[];
            }[];
        };
        Caps: {
            persons: number | null;
            equipment: {
                unitId: string;
                count: number;
            }[] | null;
            area: string[] | null;
            tasks: string[] | null;
            from: string | null;
            to: string | null;
        };
        /** @description something to be said, as a code and its parameters; whoever shows it makes the text */
        CodedMessage: {
            /** @description which message it is */
            code: string;
            /** @description what it names, by its arguments */
            params?: {
                [key: string]: components["schemas"]["MessageValue"] | number;
            };
        };
        CouncilAct: {
            symbol: string;
            /** Format: date */
            adoptedOn: string;
            /** @description null: the term of the authority that the request names */
            term: ({
                /** Format: duration */
                for: string;
            } | {
                /** Format: date */
                until: string;
            }) | null;
            /**
             * @default resolution
             * @enum {string}
             */
            form?: "resolution" | "presidential_statement" | "exchange_of_letters" | "written_vote" | "existing_authority";
            /**
             * @description null: all that was asked; otherwise only the lines that the act allows
             * @default null
             */
            allows?: {
                lineId: string;
                /** @description 0: the act does not allow the line */
                count: number;
                /** @description null: as asked */
                persons: components["schemas"]["Persons"] | null;
                /** @description null: as asked, within the term */
                to: string | null;
            }[] | null;
            /**
             * @description null: the members' votes are not recorded
             * @default null
             */
            votes?: {
                member: string;
                /** @enum {string} */
                vote: "for" | "against" | "abstain" | "absent";
            }[] | null;
        };
        DateOrRange: {
            /** Format: date */
            on: string;
        } | {
            notBefore: string | null;
            notAfter: string | null;
        };
        Persons: {
            military: number;
            police: number;
            civilian: number;
        };
        Policy: {
            /** @description the name by which requests refer to the policy */
            id: string;
            /** @description grows with every change; a request keeps the version of its submission */
            version: number;
            /** @description the name that people choose it by */
            title: string;
            /** @description when to use it */
            description: string;
            /**
             * @description what requests under this policy may ask for
             * @default [
             *       "start"
             *     ]
             */
            for?: ("start" | "extend" | "amend" | "convert" | "end")[];
            /** @description IANA time zone in which durations of days are counted */
            zone: string;
            /** @description in the order of display */
            legs: {
                /**
                 * @description what is obtained; each kind at most once, host_consent at most once for each side
                 * @enum {string}
                 */
                kind: "releasing_assessment" | "cost_review" | "consultation" | "advance_notice" | "contributor_consent" | "host_consent" | "regional_consent" | "council_decision" | "mou_amendment" | "clearances";
                /**
                 * @description from whom; each_… makes one leg for each such party of the request
                 * @enum {string}
                 */
                of: "notifier" | "council" | "secretariat" | "regional_body" | "sending_mission" | "receiving_mission" | "each_contributor" | "each_host" | "sending_host" | "receiving_host";
                /** @description kinds of which every leg must be satisfied before this one is asked */
                after: ("releasing_assessment" | "cost_review" | "consultation" | "advance_notice" | "contributor_consent" | "host_consent" | "regional_consent" | "council_decision" | "mou_amendment" | "clearances")[];
                /**
                 * @description false: asked and recorded, but nothing waits for it (advisory)
                 * @default true
                 */
                required?: boolean;
                /**
                 * @description the statuses that satisfy the leg; caveats only if they cover the ask
                 * @default [
                 *       "obtained",
                 *       "obtained_with_caveats",
                 *       "waived"
                 *     ]
                 */
                satisfiedBy?: ("obtained" | "obtained_with_caveats" | "notified" | "consulted" | "waived")[];
                /**
                 * @description the voices of the party; empty: it has one voice
                 * @default []
                 */
                seats?: {
                    id: string;
                    /** @description what the seat is called in asks and explanations */
                    title: string;
                }[];
                /**
                 * @description how the votes of the seats become the answer; only with seats
                 * @default null
                 */
                rule?: ({
                    /** @constant */
                    kind: "vote";
                    approve: {
                        /** @constant */
                        kind: "any";
                    } | {
                        /** @constant */
                        kind: "all";
                    } | {
                        /** @constant */
                        kind: "k_of_n";
                        k: number;
                    } | {
                        /** @constant */
                        kind: "percentage";
                        percent: number;
                        /**
                         * @description seats: of all seats. votes_cast: of the votes for and against; abstentions and absences do not count
                         * @enum {string}
                         */
                        of: "seats" | "votes_cast";
                        /**
                         * @description whether exactly this share is enough (at_least) or not (more_than)
                         * @enum {string}
                         */
                        passes: "at_least" | "more_than";
                    } | {
                        /**
                         * @description e.g. two thirds, which no percentage states exactly
                         * @constant
                         */
                        kind: "fraction";
                        numerator: number;
                        denominator: number;
                        /**
                         * @description seats: of all seats. votes_cast: of the votes for and against; abstentions and absences do not count
                         * @enum {string}
                         */
                        of: "seats" | "votes_cast";
                        /**
                         * @description whether exactly this share is enough (at_least) or not (more_than)
                         * @enum {string}
                         */
                        passes: "at_least" | "more_than";
                    } | {
                        /** @constant */
                        kind: "weighted";
                        weights: {
                            seat: string;
                            weight: number;
                        }[];
                        threshold: number;
                    } | {
                        /** @constant */
                        kind: "required";
                        /** @description each of these must vote that way */
                        seats: string[];
                        /** @description and at least this many of the other seats */
                        optional: number;
                    };
                    /**
                     * @description how many votes against reject; null: as many as make approval impossible
                     * @default null
                     */
                    reject?: ({
                        /** @constant */
                        kind: "any";
                    } | {
                        /** @constant */
                        kind: "all";
                    } | {
                        /** @constant */
                        kind: "k_of_n";
                        k: number;
                    } | {
                        /** @constant */
                        kind: "percentage";
                        percent: number;
                        /**
                         * @description seats: of all seats. votes_cast: of the votes for and against; abstentions and absences do not count
                         * @enum {string}
                         */
                        of: "seats" | "votes_cast";
                        /**
                         * @description whether exactly this share is enough (at_least) or not (more_than)
                         * @enum {string}
                         */
                        passes: "at_least" | "more_than";
                    } | {
                        /**
                         * @description e.g. two thirds, which no percentage states exactly
                         * @constant
                         */
                        kind: "fraction";
                        numerator: number;
                        denominator: number;
                        /**
                         * @description seats: of all seats. votes_cast: of the votes for and against; abstentions and absences do not count
                         * @enum {string}
                         */
                        of: "seats" | "votes_cast";
                        /**
                         * @description whether exactly this share is enough (at_least) or not (more_than)
                         * @enum {string}
                         */
                        passes: "at_least" | "more_than";
                    } | {
                        /** @constant */
                        kind: "weighted";
                        weights: {
                            seat: string;
                            weight: number;
                        }[];
                        threshold: number;
                    } | {
                        /** @constant */
                        kind: "required";
                        /** @description each of these must vote that way */
                        seats: string[];
                        /** @description and at least this many of the other seats */
                        optional: number;
                    }) | null;
                    /**
                     * @description at_once: ask nobody else once approval is impossible; wait_for_all: hear every seat first
                     * @default at_once
                     * @enum {string}
                     */
                    rejection?: "at_once" | "wait_for_all";
                    /**
                     * @description how many seats must vote for, against or abstain before an approval counts; a rejection needs none
                     * @default null
                     */
                    quorum?: number | null;
                    /**
                     * @description seats whose vote against rejects; their abstention or absence does not (UN Charter, Art. 27(3))
                     * @default []
                     */
                    veto?: string[];
                    /**
                     * @description whether a seat may change its vote until the group, or its stage, has decided
                     * @default false
                     */
                    changeOfVote?: boolean;
                } | {
                    /** @constant */
                    kind: "no_objection";
                    /** @description the seat that records the reply when nobody has objected, e.g. the President */
                    recordedBy: string;
                    /**
                     * @description whether a seat may change its vote until the group, or its stage, has decided
                     * @default false
                     */
                    changeOfVote?: boolean;
                } | {
                    /** @constant */
                    kind: "stages";
                    stages: {
                        title: string;
                        /** @description asked at the same time */
                        seats: string[];
                        rule: {
                            /** @constant */
                            kind: "vote";
                            approve: {
                                /** @constant */
                                kind: "any";
                            } | {
                                /** @constant */
                                kind: "all";
                            } | {
                                /** @constant */
                                kind: "k_of_n";
                                k: number;
                            } | {
                                /** @constant */
                                kind: "percentage";
                                percent: number;
                                /**
                                 * @description seats: of all seats. votes_cast: of the votes for and against; abstentions and absences do not count
                                 * @enum {string}
                                 */
                                of: "seats" | "votes_cast";
                                /**
                                 * @description whether exactly this share is enough (at_least) or not (more_than)
                                 * @enum {string}
                                 */
                                passes: "at_least" | "more_than";
                            } | {
                                /**
                                 * @description e.g. two thirds, which no percentage states exactly
                                 * @constant
                                 */
                                kind: "fraction";
                                numerator: number;
                                denominator: number;
                                /**
                                 * @description seats: of all seats. votes_cast: of the votes for and against; abstentions and absences do not count
                                 * @enum {string}
                                 */
                                of: "seats" | "votes_cast";
                                /**
                                 * @description whether exactly this share is enough (at_least) or not (more_than)
                                 * @enum {string}
                                 */
                                passes: "at_least" | "more_than";
                            } | {
                                /** @constant */
                                kind: "weighted";
                                weights: {
                                    seat: string;
                                    weight: number;
                                }[];
                                threshold: number;
                            } | {
                                /** @constant */
                                kind: "required";
                                /** @description each of these must vote that way */
                                seats: string[];
                                /** @description and at least this many of the other seats */
                                optional: number;
                            };
                            /**
                             * @description how many votes against reject; null: as many as make approval impossible
                             * @default null
                             */
                            reject?: ({
                                /** @constant */
                                kind: "any";
                            } | {
                                /** @constant */
                                kind: "all";
                            } | {
                                /** @constant */
                                kind: "k_of_n";
                                k: number;
                            } | {
                                /** @constant */
                                kind: "percentage";
                                percent: number;
                                /**
                                 * @description seats: of all seats. votes_cast: of the votes for and against; abstentions and absences do not count
                                 * @enum {string}
                                 */
                                of: "seats" | "votes_cast";
                                /**
                                 * @description whether exactly this share is enough (at_least) or not (more_than)
                                 * @enum {string}
                                 */
                                passes: "at_least" | "more_than";
                            } | {
                                /**
                                 * @description e.g. two thirds, which no percentage states exactly
                                 * @constant
                                 */
                                kind: "fraction";
                                numerator: number;
                                denominator: number;
                                /**
                                 * @description seats: of all seats. votes_cast: of the votes for and against; abstentions and absences do not count
                                 * @enum {string}
                                 */
                                of: "seats" | "votes_cast";
                                /**
                                 * @description whether exactly this share is enough (at_least) or not (more_than)
                                 * @enum {string}
                                 */
                                passes: "at_least" | "more_than";
                            } | {
                                /** @constant */
                                kind: "weighted";
                                weights: {
                                    seat: string;
                                    weight: number;
                                }[];
                                threshold: number;
                            } | {
                                /** @constant */
                                kind: "required";
                                /** @description each of these must vote that way */
                                seats: string[];
                                /** @description and at least this many of the other seats */
                                optional: number;
                            }) | null;
                            /**
                             * @description at_once: ask nobody else once approval is impossible; wait_for_all: hear every seat first
                             * @default at_once
                             * @enum {string}
                             */
                            rejection?: "at_once" | "wait_for_all";
                            /**
                             * @description how many seats must vote for, against or abstain before an approval counts; a rejection needs none
                             * @default null
                             */
                            quorum?: number | null;
                            /**
                             * @description seats whose vote against rejects; their abstention or absence does not (UN Charter, Art. 27(3))
                             * @default []
                             */
                            veto?: string[];
                            /**
                             * @description whether a seat may change its vote until the group, or its stage, has decided
                             * @default false
                             */
                            changeOfVote?: boolean;
                        };
                    }[];
                }) | null;
                /** @description when an answer is due; after that the leg is overdue, never consented */
                due: string | {
                    time: string | {
                        workingDays: number;
                    } | {
                        workingHours: number;
                    };
                    /** @constant */
                    after: "asked";
                    /**
                     * @description whose working time counts; both: a day counts only if it is a working day for both
                     * @default headquarters
                     * @enum {string}
                     */
                    calendar?: "party" | "headquarters" | "both";
                } | {
                    time: string | {
                        workingDays: number;
                    } | {
                        workingHours: number;
                    };
                    /** @enum {string} */
                    before: "needed_by" | "authority_expiry";
                    /**
                     * @description whose working time counts; both: a day counts only if it is a working day for both
                     * @default headquarters
                     * @enum {string}
                     */
                    calendar?: "party" | "headquarters" | "both";
                };
                /** @description when the party is reminded, the earliest first; all before the lapse */
                reminders: (string | {
                    time: string | {
                        workingDays: number;
                    } | {
                        workingHours: number;
                    };
                    /** @constant */
                    after: "asked";
                    /**
                     * @description whose working time counts; both: a day counts only if it is a working day for both
                     * @default headquarters
                     * @enum {string}
                     */
                    calendar?: "party" | "headquarters" | "both";
                } | {
                    time: string | {
                        workingDays: number;
                    } | {
                        workingHours: number;
                    };
                    /** @enum {string} */
                    before: "needed_by" | "authority_expiry";
                    /**
                     * @description whose working time counts; both: a day counts only if it is a working day for both
                     * @default headquarters
                     * @enum {string}
                     */
                    calendar?: "party" | "headquarters" | "both";
                })[] | {
                    first: string | {
                        time: string | {
                            workingDays: number;
                        } | {
                            workingHours: number;
                        };
                        /** @constant */
                        after: "asked";
                        /**
                         * @description whose working time counts; both: a day counts only if it is a working day for both
                         * @default headquarters
                         * @enum {string}
                         */
                        calendar?: "party" | "headquarters" | "both";
                    } | {
                        time: string | {
                            workingDays: number;
                        } | {
                            workingHours: number;
                        };
                        /** @enum {string} */
                        before: "needed_by" | "authority_expiry";
                        /**
                         * @description whose working time counts; both: a day counts only if it is a working day for both
                         * @default headquarters
                         * @enum {string}
                         */
                        calendar?: "party" | "headquarters" | "both";
                    };
                    every: string | {
                        workingDays: number;
                    } | {
                        workingHours: number;
                    };
                    times: number;
                };
                /** @description when, and to whom, a missing answer is reported; a bare deadline: to the managers */
                escalate: (string | {
                    time: string | {
                        workingDays: number;
                    } | {
                        workingHours: number;
                    };
                    /** @constant */
                    after: "asked";
                    /**
                     * @description whose working time counts; both: a day counts only if it is a working day for both
                     * @default headquarters
                     * @enum {string}
                     */
                    calendar?: "party" | "headquarters" | "both";
                } | {
                    time: string | {
                        workingDays: number;
                    } | {
                        workingHours: number;
                    };
                    /** @enum {string} */
                    before: "needed_by" | "authority_expiry";
                    /**
                     * @description whose working time counts; both: a day counts only if it is a working day for both
                     * @default headquarters
                     * @enum {string}
                     */
                    calendar?: "party" | "headquarters" | "both";
                }) | {
                    at: string | {
                        time: string | {
                            workingDays: number;
                        } | {
                            workingHours: number;
                        };
                        /** @constant */
                        after: "asked";
                        /**
                         * @description whose working time counts; both: a day counts only if it is a working day for both
                         * @default headquarters
                         * @enum {string}
                         */
                        calendar?: "party" | "headquarters" | "both";
                    } | {
                        time: string | {
                            workingDays: number;
                        } | {
                            workingHours: number;
                        };
                        /** @enum {string} */
                        before: "needed_by" | "authority_expiry";
                        /**
                         * @description whose working time counts; both: a day counts only if it is a working day for both
                         * @default headquarters
                         * @enum {string}
                         */
                        calendar?: "party" | "headquarters" | "both";
                    };
                    /** @enum {string} */
                    to: "managers" | "administrators" | "executive_office" | "sending_mission" | "receiving_mission";
                    /**
                     * @description what the recipients are asked to do, in the words of the policy
                     * @default null
                     */
                    say?: string | null;
                }[];
                /** @description when the round closes without an answer; never a consent */
                lapse: string | {
                    time: string | {
                        workingDays: number;
                    } | {
                        workingHours: number;
                    };
                    /** @constant */
                    after: "asked";
                    /**
                     * @description whose working time counts; both: a day counts only if it is a working day for both
                     * @default headquarters
                     * @enum {string}
                     */
                    calendar?: "party" | "headquarters" | "both";
                } | {
                    time: string | {
                        workingDays: number;
                    } | {
                        workingHours: number;
                    };
                    /** @enum {string} */
                    before: "needed_by" | "authority_expiry";
                    /**
                     * @description whose working time counts; both: a day counts only if it is a working day for both
                     * @default headquarters
                     * @enum {string}
                     */
                    calendar?: "party" | "headquarters" | "both";
                };
                /**
                 * @description in the no-objection procedure: until when members may object. Silence decides nothing; if nobody has objected, a task opens to record the reply
                 * @default null
                 */
                objectionsUntil?: (string | {
                    time: string | {
                        workingDays: number;
                    } | {
                        workingHours: number;
                    };
                    /** @constant */
                    after: "asked";
                    /**
                     * @description whose working time counts; both: a day counts only if it is a working day for both
                     * @default headquarters
                     * @enum {string}
                     */
                    calendar?: "party" | "headquarters" | "both";
                } | {
                    time: string | {
                        workingDays: number;
                    } | {
                        workingHours: number;
                    };
                    /** @enum {string} */
                    before: "needed_by" | "authority_expiry";
                    /**
                     * @description whose working time counts; both: a day counts only if it is a working day for both
                     * @default headquarters
                     * @enum {string}
                     */
                    calendar?: "party" | "headquarters" | "both";
                }) | null;
                /**
                 * @default {
                 *       "atMost": 5,
                 *       "pauseAtMost": "P30D"
                 *     }
                 */
                questions?: {
                    /** @description how many questions of this party stop its clock */
                    atMost: number;
                    /**
                     * Format: duration
                     * @description how long one question stops it
                     */
                    pauseAtMost: string;
                };
                /**
                 * @description whether the Secretariat may waive the leg by an instrument, e.g. the consent of a host under Chapter VII
                 * @default true
                 */
                waivable?: boolean;
                /**
                 * @description whether a consent recorded in advance, which the party called binding, may answer
                 * @default true
                 */
                standingConsent?: boolean;
            }[];
            /**
             * @description authority_suffices: the request rests on an authority given in advance, and no decision of the Council is asked
             * @default decides
             * @enum {string}
             */
            council?: "decides" | "authority_suffices";
            /** @description before the expiry of a line, the earliest first */
            warnings: string[];
            /**
             * Format: duration
             * @description the Secretariat's deadline to answer a party's question
             */
            replyToQuestion: string;
            /**
             * Format: duration
             * @description how long after the day by which it is needed an open request lapses
             */
            lapseAfterNeededBy: string;
        };
        Readiness: {
            /** Format: date */
            notBefore: string;
            notAfter: string | null;
        };
        RequestContent: {
            /**
             * @description what is asked for: to start a loan, or to extend, amend, convert or end it
             * @default start
             * @enum {string}
             */
            kind?: "start" | "extend" | "amend" | "convert" | "end";
            /**
             * @description the arrangement that is to be changed; null if a new one is to start
             * @default null
             */
            arrangementId?: string | null;
            sendingMission: string;
            receivingMission: string;
            purpose: string;
            scope: string;
            authorityId: string;
            policyId: string;
            /** Format: date */
            neededBy: string;
            lines: {
                /** @description the line within this request */
                id: string;
                unitId: string;
                /** @description how many of the unit, e.g. 3 helicopters */
                count: number;
                persons: components["schemas"]["Persons"];
                /** @description null: from the decision of the Council */
                from: string | null;
                /** @description null: as long as the decision of the Council allows */
                to: string | null;
                /**
                 * @description null: all of the receiving mission
                 * @default null
                 */
                area?: string[] | null;
                /**
                 * @description null: all tasks of its mandate
                 * @default null
                 */
                tasks?: string[] | null;
                /** @default null */
                readiness?: components["schemas"]["Readiness"] | null;
            }[];
        };
        Event: {
            /** @description its place in the stream; later events have higher numbers */
            id: number;
            /** @enum {string} */
            kind: "request.drafted" | "request.revised" | "request.submitted" | "request.amended" | "request.needed_by_passed" | "request.granted" | "request.granted_in_part" | "request.granted_per_record" | "request.refused" | "request.withdrawn" | "request.overtaken" | "request.lapsed" | "request_line.changed" | "leg.asked" | "leg.paused" | "leg.resumed" | "leg.decided" | "leg.answered_late" | "leg.overdue" | "leg.lapsed" | "leg.waived" | "leg.not_in_record" | "leg.changed" | "question.asked" | "question.replied" | "paper.recorded" | "paper.changed" | "task.opened" | "task.claimed" | "task.released" | "task.handed_over" | "task.closed" | "override.proposed" | "override.confirmed" | "override.rejected" | "arrangement.in_force" | "arrangement.suspended" | "arrangement.ended" | "arrangement.discontinued" | "arrangement.converted" | "arrangement.expiring" | "arrangement.breach" | "arrangement.breach_ended" | "arrangement_line.changed";
            /** Format: uuid */
            arrangementId: string;
            /** @description null if the arrangement itself changed */
            requestId: string | null;
            legId: string | null;
            /** @description the decision, question, paper, task, override or line that it is about */
            aboutId: string | null;
            /**
             * Format: date-time
             * @description when it happened, on the clock of the case
             */
            caseTime: string;
            /**
             * Format: date-time
             * @description when it was recorded, in real time
             */
            recordedAt: string;
        };
        Arrangement: {
            id: string;
            reference: string;
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            now: string;
            clockMoved: boolean;
            /** @description whether this is a record case */
            record: boolean;
            assumptions: string | null;
            /** @enum {string} */
            sees: "all" | "own";
            /** @enum {string} */
            status: "forming" | "in_force" | "suspended" | "ended" | "discontinued" | "converted";
            /** @description whether a unit is now present without an authority */
            breach: boolean;
            sendingMission: {
                id: string;
                name: string;
            };
            receivingMission: {
                id: string;
                name: string;
            };
            requests: {
                id: string;
                reference: string;
                /** @enum {string} */
                status: "draft" | "open" | "granted" | "granted_in_part" | "granted_per_record" | "refused" | "withdrawn" | "overtaken" | "lapsed";
            }[];
            lines: {
                id: string;
                requestId: string;
                unit: {
                    id: string;
                    name: string;
                };
                /** @description how many of the unit; null: not kept */
                count: number | null;
                persons: components["schemas"]["Persons"];
                /** @description null: all of the receiving mission */
                area: string[] | null;
                /** @description null: all tasks of its mandate */
                tasks: string[] | null;
                /** @enum {string} */
                status: "planned" | "ready" | "moving" | "arrived" | "expired_unused" | "returned" | "repatriated" | "transferred" | "not_granted";
                expiresAt: string | null;
                /** @description what ends it then */
                expiresBecause: ("asked" | "council_decision" | "consent" | "mou" | "sender_mandate" | "discontinued" | "ruling" | "consent_withdrawn") | null;
                /** @description a warning of its expiry has been sent */
                expiring: boolean;
                adopted: {
                    from: string | null;
                    to: string | null;
                } | null;
                lastConsent: {
                    from: string | null;
                    to: string | null;
                } | null;
                readiness: components["schemas"]["Readiness"] | null;
                departedAt: {
                    from: string | null;
                    to: string | null;
                } | null;
                /** @description what has arrived in the present stay, by increment */
                arrivals: {
                    /** @description not before, not after; null: not known */
                    at: {
                        from: string | null;
                        to: string | null;
                    };
                    /** @description null: all of the unit */
                    increment: {
                        /**
                         * @description how many of the unit, e.g. 2 of 3 helicopters; null: not counted
                         * @default null
                         */
                        count: number | null;
                        /**
                         * @description null: not counted
                         * @default null
                         */
                        persons: components["schemas"]["Persons"] | null;
                    } | null;
                }[];
                /** @description the increments added up; null where they were not counted */
                arrivedSoFar: {
                    count: number | null;
                    persons: components["schemas"]["Persons"] | null;
                };
                /** @description when all of it was there */
                arrivedAt: {
                    from: string | null;
                    to: string | null;
                } | null;
                transferOfAuthority: {
                    certificate: string;
                    /** @description not before, not after; null: not known */
                    at: {
                        from: string | null;
                        to: string | null;
                    };
                } | null;
                /** @description when it left: back to the sending mission, or home */
                returnedAt: {
                    from: string | null;
                    to: string | null;
                } | null;
                expiredAt: string | null;
                expiredInMovement: boolean;
                /** @description by when it must have left, if the authority or a consent was ended early */
                returnDueAt: string | null;
                /** @description times without an authority between an expiry and a later extension */
                gaps: {
                    /**
                     * Format: date-time
                     * @description RFC 3339, UTC
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339, UTC
                     */
                    to: string;
                }[];
                /** @description the latest breach */
                breachSince: string | null;
                breachEndedAt: string | null;
                /** @description all times at which the unit was present without an authority */
                breaches: {
                    /**
                     * Format: date-time
                     * @description RFC 3339, UTC
                     */
                    from: string;
                    /** @description null: it is still running */
                    to: string | null;
                }[];
                suspensions: {
                    /**
                     * Format: date-time
                     * @description RFC 3339, UTC
                     */
                    from: string;
                    /** @description null: it is still running */
                    to: string | null;
                    /** @description who suspended its consent; null: the line itself was suspended */
                    party: {
                        id: string;
                        name: string;
                    } | null;
                    /**
                     * @description by those who manage the arrangement, or by an act of the party
                     * @enum {string}
                     */
                    because: "ordered" | "answered" | "record_contested" | "record_stands";
                    /** @description null if none was given, or it concerns another party */
                    reason: string | null;
                }[];
                /** @description that the Council ended its authority */
                discontinuation: {
                    act: {
                        symbol: string;
                        adoptedOn: string;
                    };
                    reason: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339, UTC
                     */
                    since: string;
                    /** @description whether the unit was moving then */
                    inFlight: boolean;
                    ruling: {
                        /** @enum {string} */
                        ruling: "turn_back" | "proceed";
                        instrument: string;
                        reason: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339, UTC
                         */
                        at: string;
                    } | null;
                } | null;
                /** @description a moving unit for which nobody has ruled yet whether it may proceed */
                awaitsRuling: boolean;
                clearances: {
                    /** @enum {string} */
                    clearance: "personnel" | "weapons" | "aircraft" | "route";
                    issuer: string;
                    /** @enum {string} */
                    status: "requested" | "granted" | "refused" | "withdrawn";
                    instrument: string | null;
                    validTo: string | null;
                    /**
                     * Format: date-time
                     * @description RFC 3339, UTC
                     */
                    recordedAt: string;
                }[];
                /** @description what was recorded although it should not have happened */
                cautions: {
                    /**
                     * Format: date-time
                     * @description RFC 3339, UTC
                     */
                    at: string;
                    /** @enum {string} */
                    what: "departed_without_clearance" | "departed_while_suspended" | "arrived_above_grant" | "arrived_against_ruling";
                    /** @description which clearance of whom was missing; null: it is about none */
                    clearance: {
                        /** @enum {string} */
                        clearance: "personnel" | "weapons" | "aircraft" | "route";
                        issuer: string;
                        /** @enum {string} */
                        status: "requested" | "granted" | "refused" | "withdrawn";
                        validTo: string | null;
                    } | null;
                }[];
                /** @description null until the line is granted */
                counting: {
                    /**
                     * @description against which ceilings the unit counts
                     * @enum {string}
                     */
                    model: "SENDER_COUNTS" | "RECEIVER_RAISED" | "WITHIN_RECEIVER" | "ABSORBED";
                    /** @description whether the model departs from the rule that the combined ceiling does not grow */
                    departs: boolean;
                } | null;
                lostReportedAt: string | null;
                /** @description null for those who do not see the whole case */
                window: {
                    bestDays: number | null;
                    /** @description null: the worst case cannot be told */
                    worstDays: number | null;
                    /** @enum {string} */
                    verdict: "unknown" | "open" | "possibly_lost" | "lost";
                    /** @description what is not known */
                    unknowns: components["schemas"]["CodedMessage"][];
                } | null;
                /** @description null for those who do not see the whole case */
                arrivalLag: ({
                    /** @constant */
                    known: true;
                    fromDays: number;
                    toDays: number;
                } | {
                    /** @constant */
                    known: true;
                    /** @constant */
                    before: true;
                } | {
                    /** @constant */
                    known: false;
                    atLeastDays: number | null;
                    /** @description why it is not known */
                    reason: components["schemas"]["CodedMessage"];
                }) | null;
                sources: {
                    entry: number;
                    kind: string;
                    source: {
                        /** @description the document, by its symbol, e.g. S/RES/1967 (2011) */
                        symbol: string;
                        /**
                         * @description the place in it, and what is doubtful
                         * @default null
                         */
                        note: string | null;
                    };
                    /** @description not before, not after; null: not known */
                    effective: {
                        from: string | null;
                        to: string | null;
                    };
                }[];
                /** @description what you may do on it now, by the names of the operations; what is not named is refused */
                allowedActs: ("stateReadiness" | "recordDeparture" | "recordArrival" | "transferAuthority" | "recordReturn" | "recordRepatriation" | "recordClearance" | "ruleInFlight" | "suspendLines" | "resumeLines" | "discontinueLines" | "convertLines")[];
            }[];
            closedAt: string | null;
            /** @description what you may do on it now, by the names of the operations; what is not named is refused */
            allowedActs: ("suspendLines" | "resumeLines" | "discontinueLines" | "convertLines" | "openRecordRequest" | "enterRecordFact" | "strikeRecordEntry" | "continueRecordCase")[];
        };
        ArrangementRow: {
            id: string;
            reference: string;
            /** @enum {string} */
            status: "forming" | "in_force" | "suspended" | "ended" | "discontinued" | "converted";
            breach: boolean;
            sendingMission: {
                id: string;
                name: string;
            };
            receivingMission: {
                id: string;
                name: string;
            };
            /** @description the first expiry of a line that is not over */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            now: string;
            clockMoved: boolean;
            /** @description whether this is a record case */
            record: boolean;
        };
        AuditEntry: {
            number: number;
            previousHash: string;
            hash: string;
            kind: string;
            caseTime: string | null;
            recordedAt: string | null;
            by: {
                id: string;
                name: string;
            } | null;
            party: {
                id: string;
                name: string;
            } | null;
            channel: ("inbox" | "sign_off_page" | "paper" | "api" | "standing_consent" | "record" | "clock" | "database") | null;
            /** @description what was sealed; null if it concerns another party */
            body: {
                [key: string]: unknown;
            } | null;
            /** @description the fact in the log; null if it concerns another party */
            fact: {
                [key: string]: unknown;
            } | null;
        };
        InboxCounts: {
            mine: {
                count: number;
                /** @description whether there are more than were counted */
                capped: boolean;
            };
            party: {
                count: number;
                /** @description whether there are more than were counted */
                capped: boolean;
            };
            waiting: {
                count: number;
                /** @description whether there are more than were counted */
                capped: boolean;
            };
            snoozed: {
                count: number;
                /** @description whether there are more than were counted */
                capped: boolean;
            };
            done: {
                count: number;
                /** @description whether there are more than were counted */
                capped: boolean;
            };
        };
        InboxRow: {
            requestId: string;
            taskId: string;
            /** @enum {string} */
            kind: "answer" | "reply_to_question" | "countersign_paper" | "enter_conditions" | "countersign_conditions" | "review_late_answer" | "resolve_coverage" | "resolve_reservation" | "resolve_block" | "record_reply" | "appoint_person" | "confirm_override" | "settle_contest";
            /** @enum {string} */
            status: "open" | "claimed" | "done" | "cancelled" | "superseded";
            /** @description the party whose people do it */
            party: {
                id: string;
                name: string;
            };
            legId: string | null;
            legKind: ("releasing_assessment" | "cost_review" | "consultation" | "advance_notice" | "contributor_consent" | "host_consent" | "regional_consent" | "council_decision" | "mou_amendment" | "clearances") | null;
            legParty: {
                id: string;
                name: string;
            } | null;
            legStatus: ("not_started" | "asked" | "paused" | "in_principle" | "provisional" | "obtained" | "obtained_with_caveats" | "notified" | "consulted" | "refused" | "objected" | "withdrawn" | "suspended" | "lapsed" | "waived" | "not_in_record") | null;
            /** @description the seat that it is for, by its title */
            seat: string | null;
            holder: ("party" | "secretariat" | "council" | "paused") | null;
            heldSince: string | null;
            reference: string;
            sendingMission: {
                id: string;
                name: string;
            };
            receivingMission: {
                id: string;
                name: string;
            };
            units: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            openedAt: string;
            dueAt: string | null;
            /**
             * Format: date-time
             * @description by when the loan is needed
             */
            neededByAt: string;
            closedAt: string | null;
            /** @description who of your own parties has claimed it */
            claimedBy: {
                id: string;
                name: string;
            } | null;
            /** @description until when you have snoozed it, in real time */
            snoozedUntil: string | null;
            /** @description whether you may claim or release it, by the names of the operations */
            allowedActs: ("claimTask" | "releaseTask")[];
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            now: string;
            clockMoved: boolean;
        };
        Mission: {
            id: string;
            name: string;
            fullName: string;
            host: {
                id: string;
                name: string;
            };
        };
        Party: {
            id: string;
            /** @enum {string} */
            kind: "state" | "mission" | "council" | "secretariat" | "executive_office" | "regional_body";
            name: string;
            language: string;
            zone: string;
        };
        /**
         * @description A refused call (RFC 9457). Nothing has been changed.
         * @example {
         *       "type": "about:blank",
         *       "title": "Unprocessable Content",
         *       "status": 422,
         *       "detail": "/content/neededBy: must be a date as yyyy-mm-dd",
         *       "errors": [
         *         {
         *           "pointer": "/content/neededBy",
         *           "rule": "wrong_format",
         *           "reason": {
         *             "code": "fields.day"
         *           },
         *           "message": "must be a date as yyyy-mm-dd"
         *         }
         *       ]
         *     }
         */
        Problem: {
            /** @constant */
            type: "about:blank";
            /** @description the name of the status, in the caller's language */
            title: string;
            status: number;
            /** @description the first fault in words, in the caller's language */
            detail: string;
            errors: {
                /** @description JSON pointer (RFC 6901) into the body, or to the query; empty: the call as a whole */
                pointer: string;
                /**
                 * @description the rule that is broken. GET /api/v1/tables explains those of the domain; more may be added
                 * @enum {string}
                 */
                rule: "act_date_differs" | "act_in_future" | "act_without_term" | "allows_more_than_asked" | "already_answered" | "already_corrected" | "already_decided" | "already_exists" | "answer_not_of_this_leg" | "arrangement_of_request_fixed" | "ask_missing" | "attachment_differs" | "attachment_empty" | "attachment_missing" | "attachment_too_large" | "attachment_type" | "authority_explores_only" | "body_too_large" | "busy" | "calendar_differs" | "calendars_missing" | "caller_changed" | "claimed_by_other" | "clock_fixed" | "clock_runs_forward" | "code_needed" | "comment_needs_leg" | "correction_of_another_seat" | "count_above_authority" | "csrf_token" | "cursor_invalid" | "dates_not_authorised" | "direction_not_authorised" | "duplicate_field" | "ends_before_decision" | "ends_before_start" | "erased_already" | "foreign_origin" | "happened_in_future" | "header_malformed" | "header_missing" | "idempotency_reused" | "idempotency_running" | "if_match_missing" | "infected" | "instrument_in_future" | "later_entry_breaks" | "line_granted_already" | "line_not_granted" | "line_not_of_arrangement" | "line_under_request" | "line_unknown" | "machine_too_old" | "mail_unavailable" | "malformed" | "membership_not_held" | "method_not_allowed" | "mislabelled" | "missing" | "mission_not_there" | "missions_of_arrangement_differ" | "needed_by_past" | "no_consent_to_take_back" | "no_cover" | "nobody_left" | "not_a_multiple" | "not_amendable" | "not_found" | "not_in_seat" | "not_of_party" | "not_of_record" | "not_signed_in" | "not_waivable" | "not_your_leg" | "opening_undated" | "own_record" | "own_request" | "own_role" | "party_missing" | "persons_above_authority" | "policy_faulty" | "policy_not_for_this" | "receiver_not_allowed" | "record_only" | "refused" | "role_missing" | "rule_broken" | "scanner_unavailable" | "seat_not_named" | "seat_without_people" | "session_needed" | "snooze_past" | "snooze_too_long" | "stale_version" | "status_forbids" | "still_serves" | "task_overdue" | "text_changed" | "token_already_made" | "token_invalid" | "token_reads_only" | "too_big" | "too_many" | "too_many_attachments" | "too_many_calls" | "too_many_codes" | "too_many_streams" | "too_many_tokens" | "too_many_webhooks" | "too_small" | "unit_elsewhere" | "unit_held" | "unit_not_authorised" | "unknown_field" | "unknown_reference" | "unknown_value" | "version_not_next" | "view_of_another_list" | "vote_does_not_carry" | "wrong_format" | "wrong_kind_of_party" | "wrong_media_type" | "wrong_type";
                /** @description what was refused and why, in the caller's language */
                message: string;
                /** @description what the rule alone does not say, for programs */
                reason?: components["schemas"]["CodedMessage"];
            }[];
            /** @description if the same seat has already answered: by whom and when */
            earlier?: {
                decisionId: string;
                personId: string | null;
                /** Format: date-time */
                at: string;
            };
        };
        Request: {
            id: string;
            reference: string;
            /** @description the number of its last fact; also its ETag */
            version: number;
            arrangement: {
                id: string;
                reference: string;
            };
            /**
             * Format: date-time
             * @description the time on this case's clock
             */
            now: string;
            clockMoved: boolean;
            /** @description whether this is a record case */
            record: boolean;
            assumptions: string | null;
            /** @description the source of the request in the record; null: it is not from the record */
            source: {
                entry: number;
                kind: string;
                source: {
                    /** @description the document, by its symbol, e.g. S/RES/1967 (2011) */
                    symbol: string;
                    /**
                     * @description the place in it, and what is doubtful
                     * @default null
                     */
                    note: string | null;
                };
                /** @description not before, not after; null: not known */
                effective: {
                    from: string | null;
                    to: string | null;
                };
            } | null;
            /**
             * @description whether the whole case is shown, or only what concerns your party
             * @enum {string}
             */
            sees: "all" | "own";
            /** @enum {string} */
            status: "draft" | "open" | "granted" | "granted_in_part" | "granted_per_record" | "refused" | "withdrawn" | "overtaken" | "lapsed";
            revision: number;
            content: components["schemas"]["RequestContentOutput"];
            sendingMission: {
                id: string;
                name: string;
            };
            receivingMission: {
                id: string;
                name: string;
            };
            authority: {
                id: string;
                symbol: string;
                adoptedOn: string;
                lastDay: string | null;
            };
            policy: {
                id: string;
                title: string;
                version: number;
                hash: string | null;
            };
            requestedBy: {
                id: string;
                name: string;
            };
            submittedAt: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            neededByAt: string;
            neededByPassed: boolean;
            lapseAt: string | null;
            closedAt: string | null;
            closedBecause: ({
                /** @constant */
                code: "closed.stated";
                params: {
                    reason: string;
                };
            } | {
                /** @constant */
                code: "closed.all_obtained";
                params: Record<string, never>;
            } | {
                /** @constant */
                code: "closed.part_obtained";
                params: Record<string, never>;
            } | {
                /** @constant */
                code: "closed.per_record";
                params: Record<string, never>;
            } | {
                /** @constant */
                code: "closed.refused";
                params: Record<string, never>;
            } | {
                /** @constant */
                code: "closed.cut_to_nothing";
                params: Record<string, never>;
            } | {
                /** @constant */
                code: "closed.nothing_asked";
                params: Record<string, never>;
            } | {
                /** @constant */
                code: "closed.expired";
                params: Record<string, never>;
            } | {
                /** @constant */
                code: "closed.lapsed";
                params: Record<string, never>;
            }) | null;
            act: components["schemas"]["CouncilActOutput"] | null;
            legs: {
                id: string;
                /** @enum {string} */
                kind: "releasing_assessment" | "cost_review" | "consultation" | "advance_notice" | "contributor_consent" | "host_consent" | "regional_consent" | "council_decision" | "mou_amendment" | "clearances";
                party: {
                    id: string;
                    name: string;
                };
                /** @enum {string} */
                status: "not_started" | "asked" | "paused" | "in_principle" | "provisional" | "obtained" | "obtained_with_caveats" | "notified" | "consulted" | "refused" | "objected" | "withdrawn" | "suspended" | "lapsed" | "waived" | "not_in_record";
                /** @description null: the leg of another party, of which you see only kind, party and status */
                detail: {
                    satisfied: boolean;
                    holder: ("party" | "secretariat" | "council" | "paused") | null;
                    heldSince: string | null;
                    overdueSince: string | null;
                    round: number | null;
                    askedAt: string | null;
                    /** @description when the party was first asked, as far as is known; null: not asked */
                    asked: {
                        from: string | null;
                        to: string | null;
                    } | null;
                    dueAt: string | null;
                    lapseAt: string | null;
                    remindersSent: number;
                    closedAt: string | null;
                    /** @description kinds that must be satisfied before this leg is asked */
                    after: ("releasing_assessment" | "cost_review" | "consultation" | "advance_notice" | "contributor_consent" | "host_consent" | "regional_consent" | "council_decision" | "mou_amendment" | "clearances")[];
                    /** @description what the party is asked: `askHash` identifies the ask however it is worded, `textHash` is the SHA-256 of this text */
                    ask: {
                        askHash: string;
                        language: string;
                        text: string;
                        textHash: string;
                    };
                    decisionId: string | null;
                    /** @enum {string} */
                    conditions: "none" | "to_enter" | "to_countersign";
                    enteredCaps: components["schemas"]["Caps"] | null;
                    enteredBy: {
                        id: string;
                        name: string;
                    } | null;
                    /** @description why the consent does not cover the ask; empty if it does */
                    gaps: (({
                        /** @constant */
                        code: "ask.line_added";
                        params: {
                            line: string;
                            unit: string;
                            count: number;
                            persons: {
                                military: number;
                                police: number;
                                civilian: number;
                            };
                        };
                    } | {
                        /** @constant */
                        code: "ask.line_dropped";
                        params: {
                            line: string;
                        };
                    } | {
                        /** @constant */
                        code: "ask.unit";
                        params: {
                            line: string;
                            becomes: string;
                            was: string;
                        };
                    } | {
                        /** @constant */
                        code: "ask.count";
                        params: {
                            line: string;
                            becomes: number;
                            was: number;
                        };
                    } | {
                        /** @constant */
                        code: "ask.persons";
                        params: {
                            line: string;
                            /** @enum {string} */
                            category: "military" | "police" | "civilian";
                            becomes: number;
                            was: number;
                        };
                    } | {
                        /** @constant */
                        code: "ask.start";
                        params: {
                            line: string;
                            becomes: string | null;
                            was: string | null;
                        };
                    } | {
                        /** @constant */
                        code: "ask.end";
                        params: {
                            line: string;
                            becomes: string | null;
                            was: string | null;
                        };
                    } | {
                        /** @constant */
                        code: "ask.area";
                        params: {
                            line: string;
                            becomes: string[] | null;
                            was: string[] | null;
                        };
                    } | {
                        /** @constant */
                        code: "ask.tasks";
                        params: {
                            line: string;
                            becomes: string[] | null;
                            was: string[] | null;
                        };
                    } | {
                        /** @constant */
                        code: "ask.kind";
                        params: {
                            /** @enum {string} */
                            becomes: "start" | "extend" | "amend" | "convert" | "end";
                            /** @enum {string} */
                            was: "start" | "extend" | "amend" | "convert" | "end";
                        };
                    } | {
                        /** @constant */
                        code: "ask.sending_mission";
                        params: {
                            becomes: string;
                            was: string;
                        };
                    } | {
                        /** @constant */
                        code: "ask.receiving_mission";
                        params: {
                            becomes: string;
                            was: string;
                        };
                    } | {
                        /** @constant */
                        code: "ask.authority";
                        params: {
                            becomes: string;
                            was: string;
                        };
                    } | {
                        /** @constant */
                        code: "ask.purpose";
                        params: {
                            becomes: string;
                            was: string;
                        };
                    } | {
                        /** @constant */
                        code: "ask.scope";
                        params: {
                            becomes: string;
                            was: string;
                        };
                    } | {
                        /** @constant */
                        code: "ask.needed_by";
                        params: {
                            /** Format: date */
                            becomes: string;
                            /** Format: date */
                            was: string;
                        };
                    }) | ({
                        /** @constant */
                        code: "gap.persons";
                        params: {
                            lines: number;
                            consented: number;
                            asked: number;
                        };
                    } | {
                        /** @constant */
                        code: "gap.equipment";
                        params: {
                            line: string | null;
                            consented: number;
                            asked: number;
                        };
                    } | {
                        /** @constant */
                        code: "gap.area";
                        params: {
                            line: string | null;
                            consented: string[];
                        };
                    } | {
                        /** @constant */
                        code: "gap.area_missing";
                        params: {
                            line: string | null;
                            missing: string[];
                        };
                    } | {
                        /** @constant */
                        code: "gap.tasks";
                        params: {
                            line: string | null;
                            consented: string[];
                        };
                    } | {
                        /** @constant */
                        code: "gap.tasks_missing";
                        params: {
                            line: string | null;
                            missing: string[];
                        };
                    } | {
                        /** @constant */
                        code: "gap.start";
                        params: {
                            line: string | null;
                            /** Format: date */
                            consented: string;
                            asked: string | null;
                        };
                    } | {
                        /** @constant */
                        code: "gap.end";
                        params: {
                            line: string | null;
                            /** Format: date */
                            consented: string;
                            /** Format: date */
                            asked: string;
                        };
                    } | {
                        /** @constant */
                        code: "gap.ended_before_start";
                        params: {
                            line: string | null;
                            /** Format: date */
                            consented: string;
                            /** Format: date */
                            starts: string;
                        };
                    }))[];
                    waiver: {
                        by: {
                            id: string;
                            name: string;
                        };
                        instrument: string;
                        reason: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339, UTC
                         */
                        at: string;
                        /** @description not before, not after; null: not known */
                        within: {
                            from: string | null;
                            to: string | null;
                        };
                    } | null;
                    consentLag: {
                        /** @constant */
                        known: true;
                        fromDays: number;
                        toDays: number;
                    } | {
                        /** @constant */
                        known: true;
                        /** @constant */
                        before: true;
                    } | {
                        /** @constant */
                        known: false;
                        atLeastDays: number | null;
                        /** @description why it is not known */
                        reason: components["schemas"]["CodedMessage"];
                    };
                    consentAfterAuthority: {
                        /** @constant */
                        known: true;
                        fromDays: number;
                        toDays: number;
                    } | {
                        /** @constant */
                        known: true;
                        /** @constant */
                        before: true;
                    } | {
                        /** @constant */
                        known: false;
                        atLeastDays: number | null;
                        /** @description why it is not known */
                        reason: components["schemas"]["CodedMessage"];
                    };
                    /** @description of the decision that counts; null if none does */
                    reportingDelay: {
                        /** @description null: not known */
                        decided: {
                            notBefore: string | null;
                            notAfter: string | null;
                        };
                        /** @description a day */
                        reportedOn: string;
                        lag: {
                            /** @constant */
                            known: true;
                            fromDays: number;
                            toDays: number;
                        } | {
                            /** @constant */
                            known: true;
                            /** @constant */
                            before: true;
                        } | {
                            /** @constant */
                            known: false;
                            atLeastDays: number | null;
                            /** @description why it is not known */
                            reason: components["schemas"]["CodedMessage"];
                        };
                    } | null;
                    ledger: {
                        /** @enum {string} */
                        holder: "party" | "secretariat" | "council" | "paused";
                        /**
                         * Format: date-time
                         * @description RFC 3339, UTC
                         */
                        from: string;
                        to: string | null;
                    }[];
                    /** @description only one for a party with one voice */
                    seats: {
                        id: string;
                        title: string;
                        /** @description who can answer on it */
                        people: {
                            id: string;
                            name: string;
                        }[];
                        vacantSince: string | null;
                        vote: ("for" | "against" | "abstain" | "absent") | null;
                        decisionId: string | null;
                    }[];
                    /** @description null: the party has one voice */
                    group: {
                        outcome: string;
                        /** @description why it is, or is not, decided */
                        explanation: components["schemas"]["CodedMessage"];
                    } | null;
                    rounds: {
                        number: number;
                        revision: number;
                        /**
                         * Format: date-time
                         * @description when it counted as asked
                         */
                        askedAt: string;
                        /** @description when the party was asked, as far as is known */
                        asked: {
                            from: string | null;
                            to: string | null;
                        };
                        /**
                         * Format: date-time
                         * @description RFC 3339, UTC
                         */
                        dueAt: string;
                        /**
                         * Format: date-time
                         * @description RFC 3339, UTC
                         */
                        lapseAt: string;
                        remindersSent: number;
                        objectionsUntil: string | null;
                        escalations: {
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC
                             */
                            at: string;
                            to: string;
                            say: string | null;
                            sent: boolean;
                        }[];
                        closedAt: string | null;
                        closedBecause: string | null;
                    }[];
                    /** @description of a host Government: who was recognised as speaking for it when it decided, or is now; null: nothing is entered */
                    speaker: {
                        speaker: string;
                        from: string;
                        source: string;
                    } | null;
                    /** @description why the party was asked again after the ask changed */
                    reopenedBecause: ((({
                        /** @constant */
                        code: "ask.line_added";
                        params: {
                            line: string;
                            unit: string;
                            count: number;
                            persons: {
                                military: number;
                                police: number;
                                civilian: number;
                            };
                        };
                    } | {
                        /** @constant */
                        code: "ask.line_dropped";
                        params: {
                            line: string;
                        };
                    } | {
                        /** @constant */
                        code: "ask.unit";
                        params: {
                            line: string;
                            becomes: string;
                            was: string;
                        };
                    } | {
                        /** @constant */
                        code: "ask.count";
                        params: {
                            line: string;
                            becomes: number;
                            was: number;
                        };
                    } | {
                        /** @constant */
                        code: "ask.persons";
                        params: {
                            line: string;
                            /** @enum {string} */
                            category: "military" | "police" | "civilian";
                            becomes: number;
                            was: number;
                        };
                    } | {
                        /** @constant */
                        code: "ask.start";
                        params: {
                            line: string;
                            becomes: string | null;
                            was: string | null;
                        };
                    } | {
                        /** @constant */
                        code: "ask.end";
                        params: {
                            line: string;
                            becomes: string | null;
                            was: string | null;
                        };
                    } | {
                        /** @constant */
                        code: "ask.area";
                        params: {
                            line: string;
                            becomes: string[] | null;
                            was: string[] | null;
                        };
                    } | {
                        /** @constant */
                        code: "ask.tasks";
                        params: {
                            line: string;
                            becomes: string[] | null;
                            was: string[] | null;
                        };
                    } | {
                        /** @constant */
                        code: "ask.kind";
                        params: {
                            /** @enum {string} */
                            becomes: "start" | "extend" | "amend" | "convert" | "end";
                            /** @enum {string} */
                            was: "start" | "extend" | "amend" | "convert" | "end";
                        };
                    } | {
                        /** @constant */
                        code: "ask.sending_mission";
                        params: {
                            becomes: string;
                            was: string;
                        };
                    } | {
                        /** @constant */
                        code: "ask.receiving_mission";
                        params: {
                            becomes: string;
                            was: string;
                        };
                    } | {
                        /** @constant */
                        code: "ask.authority";
                        params: {
                            becomes: string;
                            was: string;
                        };
                    } | {
                        /** @constant */
                        code: "ask.purpose";
                        params: {
                            becomes: string;
                            was: string;
                        };
                    } | {
                        /** @constant */
                        code: "ask.scope";
                        params: {
                            becomes: string;
                            was: string;
                        };
                    } | {
                        /** @constant */
                        code: "ask.needed_by";
                        params: {
                            /** Format: date */
                            becomes: string;
                            /** Format: date */
                            was: string;
                        };
                    }) | ({
                        /** @constant */
                        code: "gap.persons";
                        params: {
                            lines: number;
                            consented: number;
                            asked: number;
                        };
                    } | {
                        /** @constant */
                        code: "gap.equipment";
                        params: {
                            line: string | null;
                            consented: number;
                            asked: number;
                        };
                    } | {
                        /** @constant */
                        code: "gap.area";
                        params: {
                            line: string | null;
                            consented: string[];
                        };
                    } | {
                        /** @constant */
                        code: "gap.area_missing";
                        params: {
                            line: string | null;
                            missing: string[];
                        };
                    } | {
                        /** @constant */
                        code: "gap.tasks";
                        params: {
                            line: string | null;
                            consented: string[];
                        };
                    } | {
                        /** @constant */
                        code: "gap.tasks_missing";
                        params: {
                            line: string | null;
                            missing: string[];
                        };
                    } | {
                        /** @constant */
                        code: "gap.start";
                        params: {
                            line: string | null;
                            /** Format: date */
                            consented: string;
                            asked: string | null;
                        };
                    } | {
                        /** @constant */
                        code: "gap.end";
                        params: {
                            line: string | null;
                            /** Format: date */
                            consented: string;
                            /** Format: date */
                            asked: string;
                        };
                    } | {
                        /** @constant */
                        code: "gap.ended_before_start";
                        params: {
                            line: string | null;
                            /** Format: date */
                            consented: string;
                            /** Format: date */
                            starts: string;
                        };
                    })) | {
                        /** @constant */
                        code: "reopened.ask_changed";
                        params: {
                            /** @enum {string} */
                            since: "not_started" | "asked" | "paused" | "in_principle" | "provisional" | "obtained" | "obtained_with_caveats" | "notified" | "consulted" | "refused" | "objected" | "withdrawn" | "suspended" | "lapsed" | "waived" | "not_in_record";
                        };
                    })[];
                    sources: {
                        entry: number;
                        kind: string;
                        source: {
                            /** @description the document, by its symbol, e.g. S/RES/1967 (2011) */
                            symbol: string;
                            /**
                             * @description the place in it, and what is doubtful
                             * @default null
                             */
                            note: string | null;
                        };
                        /** @description not before, not after; null: not known */
                        effective: {
                            from: string | null;
                            to: string | null;
                        };
                    }[];
                } | null;
                /** @description what you may do on it now, by the names of the operations; what is not named is refused */
                allowedActs: ("decideLeg" | "askOnLeg" | "recordPaper" | "enterConditions" | "countersignConditions" | "sendBackConditions" | "waiveLeg" | "acceptRefusal" | "askAgain" | "addApprover" | "removeApprover" | "addChaseNote")[];
                /** @description what you may answer on it now by `decideLeg`, in the order in which forms show it; what is not named is refused */
                allowedAnswers: {
                    /** @enum {string} */
                    answer: "notice_given" | "consent" | "consent_with_conditions" | "in_principle" | "provisional" | "refuse" | "object" | "abstain" | "withdraw" | "suspend" | "notified" | "consulted" | "adopted" | "not_adopted";
                    /** @description whether a form shows it at once; others are seldom said */
                    usual: boolean;
                    /** @description without which of its parts it is refused */
                    needs: ("conditions" | "lastDay" | "reason" | "act" | "instrument")[];
                    /** @description which parts it can have besides */
                    takes: ("conditions" | "lastDay" | "reason" | "act" | "instrument")[];
                    seats: {
                        id: string;
                        /** @description whether it is kept as late; it takes effect only if that is decided */
                        late: boolean;
                        /** @description the decision that it corrects; null: it corrects none */
                        corrects: string | null;
                        /** @description whether it is refused unless it names that decision in `corrects` */
                        mustCorrect: boolean;
                        /** @description the absent person whom it has to name in `onBehalfOf`; null: you answer in your own right */
                        onBehalfOf: string | null;
                    }[];
                }[];
                /** @description what you may record on it now by `recordPaper`, likewise; `onBehalfOf` is always null */
                allowedRecords: {
                    /** @enum {string} */
                    answer: "notice_given" | "consent" | "consent_with_conditions" | "in_principle" | "provisional" | "refuse" | "object" | "abstain" | "withdraw" | "suspend" | "notified" | "consulted" | "adopted" | "not_adopted";
                    /** @description whether a form shows it at once; others are seldom said */
                    usual: boolean;
                    /** @description without which of its parts it is refused */
                    needs: ("conditions" | "lastDay" | "reason" | "act" | "instrument")[];
                    /** @description which parts it can have besides */
                    takes: ("conditions" | "lastDay" | "reason" | "act" | "instrument")[];
                    seats: {
                        id: string;
                        /** @description whether it is kept as late; it takes effect only if that is decided */
                        late: boolean;
                        /** @description the decision that it corrects; null: it corrects none */
                        corrects: string | null;
                        /** @description whether it is refused unless it names that decision in `corrects` */
                        mustCorrect: boolean;
                        /** @description the absent person whom it has to name in `onBehalfOf`; null: you answer in your own right */
                        onBehalfOf: string | null;
                    }[];
                }[];
            }[];
            lines: {
                id: string;
                unit: {
                    id: string;
                    name: string;
                };
                contributor: {
                    id: string;
                    name: string;
                } | null;
                count: number;
                persons: components["schemas"]["Persons"];
                from: string | null;
                to: string | null;
                area: string[] | null;
                tasks: string[] | null;
                /** @enum {string} */
                status: "draft" | "open" | "blocked" | "reserving" | "reservation_refused" | "granted" | "refused" | "dropped" | "expired" | "closed";
                expiry: {
                    /**
                     * Format: date-time
                     * @description RFC 3339, UTC
                     */
                    at: string;
                    lastDay: string;
                    /** @enum {string} */
                    because: "asked" | "council_decision" | "consent" | "mou" | "sender_mandate" | "discontinued" | "ruling" | "consent_withdrawn";
                    party: {
                        id: string;
                        name: string;
                    } | null;
                } | null;
                readiness: components["schemas"]["Readiness"] | null;
                /** @description now, or when the request closed; null for those who do not see the whole case, and for drafts */
                window: {
                    bestDays: number | null;
                    /** @description null: the worst case cannot be told */
                    worstDays: number | null;
                    /** @enum {string} */
                    verdict: "unknown" | "open" | "possibly_lost" | "lost";
                    /** @description what is not known */
                    unknowns: components["schemas"]["CodedMessage"][];
                } | null;
                /** @description what you may do on it now, by the names of the operations; what is not named is refused */
                allowedActs: ("dropLine" | "retryReservation")[];
            }[];
            decisions: {
                id: string;
                legId: string;
                receipt: number;
                round: number | null;
                /** @description the ask that it answers; null: nothing had been asked */
                askHash: string | null;
                /** @description SHA-256 of the text that was read */
                textHash: string | null;
                /** @enum {string} */
                answer: "notice_given" | "consent" | "consent_with_conditions" | "in_principle" | "provisional" | "refuse" | "object" | "abstain" | "withdraw" | "suspend" | "notified" | "consulted" | "adopted" | "not_adopted";
                /** @default null */
                instrument: {
                    /** @enum {string} */
                    kind: "note_verbale" | "law" | "decree" | "letter" | "resolution" | "presidential_statement" | "minutes" | "communique" | "other";
                    reference: string | null;
                    /** @description who issued it, e.g. Verkhovna Rada */
                    organ: string | null;
                    /** @description what the instrument says; null: not known */
                    date: components["schemas"]["DateOrRange"] | null;
                    /** @description scans of the instrument, by the id and SHA-256 that their upload returned */
                    attachments?: {
                        /** Format: uuid */
                        id: string;
                        sha256: string;
                    }[];
                } | null;
                /** @default null */
                caps: components["schemas"]["Caps"] | null;
                /**
                 * @description conditions in the words of the party
                 * @default null
                 */
                conditions: string | null;
                /** @default null */
                act: components["schemas"]["CouncilActOutput"] | null;
                /** @default null */
                reason: string | null;
                /**
                 * @description who answers for the party, if that is not the person signed in
                 * @default null
                 */
                signedBy: {
                    name: string;
                    title: string;
                } | null;
                /**
                 * @description the seat that answers; may be left out if the leg has one seat, or the person sits on only one
                 * @default null
                 */
                seat: string | null;
                /**
                 * @description with a withdrawal: the last day on which the consent still holds; null: it ends at once
                 * @default null
                 */
                lastDay: string | null;
                /**
                 * @description the decision that this one corrects
                 * @default null
                 */
                corrects: string | null;
                /** @description whether the signature was erased at the person's request */
                signatureErased: boolean;
                revision: number | null;
                by: {
                    id: string;
                    name: string;
                } | null;
                /** @description the person for whom it was given */
                onBehalfOf: {
                    id: string;
                    name: string;
                } | null;
                /** @enum {string} */
                channel: "inbox" | "sign_off_page" | "paper" | "api" | "standing_consent" | "record" | "clock" | "database";
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 */
                at: string;
                /** @description not before, not after; null: not known */
                decidedAt: {
                    from: string | null;
                    to: string | null;
                };
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 */
                recordedAt: string;
                /** @enum {string} */
                status: "counts" | "late" | "noted" | "superseded" | "contested" | "struck";
                /** @description from the day of the instrument to the day on which it was reported */
                reportingDelay: {
                    /** @description null: not known */
                    decided: {
                        notBefore: string | null;
                        notAfter: string | null;
                    };
                    /** @description a day */
                    reportedOn: string;
                    lag: {
                        /** @constant */
                        known: true;
                        fromDays: number;
                        toDays: number;
                    } | {
                        /** @constant */
                        known: true;
                        /** @constant */
                        before: true;
                    } | {
                        /** @constant */
                        known: false;
                        atLeastDays: number | null;
                        /** @description why it is not known */
                        reason: components["schemas"]["CodedMessage"];
                    };
                };
                /** @description the text that was asked; its SHA-256 is `textHash`. Null: nothing had been asked, or it was not kept */
                asked: {
                    revision: number | null;
                    language: string;
                    text: string;
                } | null;
                /** @description what you may do on it now, by the names of the operations; what is not named is refused */
                allowedActs: ("contestRecord" | "noteLateAnswer" | "reinstateLateAnswer")[];
            }[];
            papers: {
                id: string;
                legId: string;
                given: {
                    /** @enum {string} */
                    answer: "notice_given" | "consent" | "consent_with_conditions" | "in_principle" | "provisional" | "refuse" | "object" | "abstain" | "withdraw" | "suspend" | "notified" | "consulted" | "adopted" | "not_adopted";
                    /** @default null */
                    instrument: {
                        /** @enum {string} */
                        kind: "note_verbale" | "law" | "decree" | "letter" | "resolution" | "presidential_statement" | "minutes" | "communique" | "other";
                        reference: string | null;
                        /** @description who issued it, e.g. Verkhovna Rada */
                        organ: string | null;
                        /** @description what the instrument says; null: not known */
                        date: components["schemas"]["DateOrRange"] | null;
                        /** @description scans of the instrument, by the id and SHA-256 that their upload returned */
                        attachments?: {
                            /** Format: uuid */
                            id: string;
                            sha256: string;
                        }[];
                    } | null;
                    /** @default null */
                    caps: components["schemas"]["Caps"] | null;
                    /**
                     * @description conditions in the words of the party
                     * @default null
                     */
                    conditions: string | null;
                    /** @default null */
                    act: components["schemas"]["CouncilActOutput"] | null;
                    /** @default null */
                    reason: string | null;
                    /**
                     * @description who answers for the party, if that is not the person signed in
                     * @default null
                     */
                    signedBy: {
                        name: string;
                        title: string;
                    } | null;
                    /**
                     * @description the seat that answers; may be left out if the leg has one seat, or the person sits on only one
                     * @default null
                     */
                    seat: string | null;
                    /**
                     * @description with a withdrawal: the last day on which the consent still holds; null: it ends at once
                     * @default null
                     */
                    lastDay: string | null;
                    /**
                     * @description the decision that this one corrects
                     * @default null
                     */
                    corrects: string | null;
                };
                signatureErased: boolean;
                /** @description not before, not after; null: not known */
                decidedAt: {
                    from: string | null;
                    to: string | null;
                };
                recordedBy: {
                    id: string;
                    name: string;
                };
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 */
                recordedAt: string;
                /** @enum {string} */
                status: "to_countersign" | "countersigned" | "sent_back";
                countersignedBy: {
                    id: string;
                    name: string;
                } | null;
                correctionReason: string | null;
                /** @description from the day of the instrument to the day on which it was reported */
                reportingDelay: {
                    /** @description null: not known */
                    decided: {
                        notBefore: string | null;
                        notAfter: string | null;
                    };
                    /** @description a day */
                    reportedOn: string;
                    lag: {
                        /** @constant */
                        known: true;
                        fromDays: number;
                        toDays: number;
                    } | {
                        /** @constant */
                        known: true;
                        /** @constant */
                        before: true;
                    } | {
                        /** @constant */
                        known: false;
                        atLeastDays: number | null;
                        /** @description why it is not known */
                        reason: components["schemas"]["CodedMessage"];
                    };
                };
                /** @description what you may do on it now, by the names of the operations; what is not named is refused */
                allowedActs: ("countersignPaper" | "sendBackPaper")[];
            }[];
            /** @description records that their party contests, or has contested */
            contests: {
                id: string;
                legId: string;
                decisionId: string;
                reason: string;
                by: {
                    id: string;
                    name: string;
                };
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 */
                at: string;
                /** @enum {string} */
                status: "open" | "withdrawn" | "corrected" | "answered" | "asked_again" | "struck" | "noted";
                /** @description whether the leg waits for the settlement; if not, the contest is only filed */
                rests: boolean;
                settledAt: string | null;
                settledBy: {
                    id: string;
                    name: string;
                } | null;
                settledBecause: string | null;
                /** @description the decision that replaced the record */
                successorId: string | null;
                /** @description what you may do on it now, by the names of the operations; what is not named is refused */
                allowedActs: ("withdrawContest" | "strikeRecord" | "noteContest")[];
            }[];
            questions: {
                id: string;
                legId: string;
                text: string;
                askedBy: {
                    id: string;
                    name: string;
                };
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 */
                askedAt: string;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 */
                replyDueAt: string;
                /** @description until when at the latest it stops the party's clock; null: the policy does not let it stop the clock */
                pausesUntil: string | null;
                replyOverdue: boolean;
                reply: {
                    text: string;
                    by: {
                        id: string;
                        name: string;
                    };
                    /**
                     * Format: date-time
                     * @description RFC 3339, UTC
                     */
                    at: string;
                } | null;
                /** @description what you may do on it now, by the names of the operations; what is not named is refused */
                allowedActs: "replyToQuestion"[];
            }[];
            /** @description the tasks that wait for your parties */
            tasks: {
                id: string;
                /** @enum {string} */
                kind: "answer" | "reply_to_question" | "countersign_paper" | "enter_conditions" | "countersign_conditions" | "review_late_answer" | "resolve_coverage" | "resolve_reservation" | "resolve_block" | "record_reply" | "appoint_person" | "confirm_override" | "settle_contest";
                party: {
                    id: string;
                    name: string;
                };
                legId: string | null;
                aboutId: string | null;
                /** @enum {string} */
                status: "open" | "claimed" | "done" | "cancelled" | "superseded";
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 */
                openedAt: string;
                dueAt: string | null;
                claimedBy: {
                    id: string;
                    name: string;
                } | null;
                /** @description for whom the person does it */
                handedOverBy: {
                    id: string;
                    name: string;
                } | null;
                notBy: string | null;
                /** @description what you may do on it now, by the names of the operations; what is not named is refused */
                allowedActs: ("claimTask" | "releaseTask" | "handOverTask" | "handBackTask")[];
            }[];
            revisions: {
                number: number;
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 */
                at: string;
                by: {
                    id: string;
                    name: string;
                } | null;
                /** @enum {string} */
                because: "submitted" | "amended" | "partial_decision";
                reason: string | null;
                /** @description the symbol of the act of the Council that cut the ask */
                act: string | null;
                /** @description what changed since the previous revision */
                changes: (({
                    /** @constant */
                    code: "ask.line_added";
                    params: {
                        line: string;
                        unit: string;
                        count: number;
                        persons: {
                            military: number;
                            police: number;
                            civilian: number;
                        };
                    };
                } | {
                    /** @constant */
                    code: "ask.line_dropped";
                    params: {
                        line: string;
                    };
                } | {
                    /** @constant */
                    code: "ask.unit";
                    params: {
                        line: string;
                        becomes: string;
                        was: string;
                    };
                } | {
                    /** @constant */
                    code: "ask.count";
                    params: {
                        line: string;
                        becomes: number;
                        was: number;
                    };
                } | {
                    /** @constant */
                    code: "ask.persons";
                    params: {
                        line: string;
                        /** @enum {string} */
                        category: "military" | "police" | "civilian";
                        becomes: number;
                        was: number;
                    };
                } | {
                    /** @constant */
                    code: "ask.start";
                    params: {
                        line: string;
                        becomes: string | null;
                        was: string | null;
                    };
                } | {
                    /** @constant */
                    code: "ask.end";
                    params: {
                        line: string;
                        becomes: string | null;
                        was: string | null;
                    };
                } | {
                    /** @constant */
                    code: "ask.area";
                    params: {
                        line: string;
                        becomes: string[] | null;
                        was: string[] | null;
                    };
                } | {
                    /** @constant */
                    code: "ask.tasks";
                    params: {
                        line: string;
                        becomes: string[] | null;
                        was: string[] | null;
                    };
                } | {
                    /** @constant */
                    code: "ask.kind";
                    params: {
                        /** @enum {string} */
                        becomes: "start" | "extend" | "amend" | "convert" | "end";
                        /** @enum {string} */
                        was: "start" | "extend" | "amend" | "convert" | "end";
                    };
                } | {
                    /** @constant */
                    code: "ask.sending_mission";
                    params: {
                        becomes: string;
                        was: string;
                    };
                } | {
                    /** @constant */
                    code: "ask.receiving_mission";
                    params: {
                        becomes: string;
                        was: string;
                    };
                } | {
                    /** @constant */
                    code: "ask.authority";
                    params: {
                        becomes: string;
                        was: string;
                    };
                } | {
                    /** @constant */
                    code: "ask.purpose";
                    params: {
                        becomes: string;
                        was: string;
                    };
                } | {
                    /** @constant */
                    code: "ask.scope";
                    params: {
                        becomes: string;
                        was: string;
                    };
                } | {
                    /** @constant */
                    code: "ask.needed_by";
                    params: {
                        /** Format: date */
                        becomes: string;
                        /** Format: date */
                        was: string;
                    };
                }) | {
                    /** @constant */
                    code: "cut.not_named";
                    params: {
                        line: string;
                    };
                } | {
                    /** @constant */
                    code: "cut.none_of_unit";
                    params: {
                        line: string;
                    };
                } | {
                    /** @constant */
                    code: "cut.no_persons";
                    params: {
                        line: string;
                    };
                } | {
                    /** @constant */
                    code: "cut.ends_before_start";
                    params: {
                        line: string;
                        /** Format: date */
                        ends: string;
                        /** Format: date */
                        starts: string;
                    };
                })[];
                reopened: {
                    legId: string;
                    why: ((({
                        /** @constant */
                        code: "ask.line_added";
                        params: {
                            line: string;
                            unit: string;
                            count: number;
                            persons: {
                                military: number;
                                police: number;
                                civilian: number;
                            };
                        };
                    } | {
                        /** @constant */
                        code: "ask.line_dropped";
                        params: {
                            line: string;
                        };
                    } | {
                        /** @constant */
                        code: "ask.unit";
                        params: {
                            line: string;
                            becomes: string;
                            was: string;
                        };
                    } | {
                        /** @constant */
                        code: "ask.count";
                        params: {
                            line: string;
                            becomes: number;
                            was: number;
                        };
                    } | {
                        /** @constant */
                        code: "ask.persons";
                        params: {
                            line: string;
                            /** @enum {string} */
                            category: "military" | "police" | "civilian";
                            becomes: number;
                            was: number;
                        };
                    } | {
                        /** @constant */
                        code: "ask.start";
                        params: {
                            line: string;
                            becomes: string | null;
                            was: string | null;
                        };
                    } | {
                        /** @constant */
                        code: "ask.end";
                        params: {
                            line: string;
                            becomes: string | null;
                            was: string | null;
                        };
                    } | {
                        /** @constant */
                        code: "ask.area";
                        params: {
                            line: string;
                            becomes: string[] | null;
                            was: string[] | null;
                        };
                    } | {
                        /** @constant */
                        code: "ask.tasks";
                        params: {
                            line: string;
                            becomes: string[] | null;
                            was: string[] | null;
                        };
                    } | {
                        /** @constant */
                        code: "ask.kind";
                        params: {
                            /** @enum {string} */
                            becomes: "start" | "extend" | "amend" | "convert" | "end";
                            /** @enum {string} */
                            was: "start" | "extend" | "amend" | "convert" | "end";
                        };
                    } | {
                        /** @constant */
                        code: "ask.sending_mission";
                        params: {
                            becomes: string;
                            was: string;
                        };
                    } | {
                        /** @constant */
                        code: "ask.receiving_mission";
                        params: {
                            becomes: string;
                            was: string;
                        };
                    } | {
                        /** @constant */
                        code: "ask.authority";
                        params: {
                            becomes: string;
                            was: string;
                        };
                    } | {
                        /** @constant */
                        code: "ask.purpose";
                        params: {
                            becomes: string;
                            was: string;
                        };
                    } | {
                        /** @constant */
                        code: "ask.scope";
                        params: {
                            becomes: string;
                            was: string;
                        };
                    } | {
                        /** @constant */
                        code: "ask.needed_by";
                        params: {
                            /** Format: date */
                            becomes: string;
                            /** Format: date */
                            was: string;
                        };
                    }) | ({
                        /** @constant */
                        code: "gap.persons";
                        params: {
                            lines: number;
                            consented: number;
                            asked: number;
                        };
                    } | {
                        /** @constant */
                        code: "gap.equipment";
                        params: {
                            line: string | null;
                            consented: number;
                            asked: number;
                        };
                    } | {
                        /** @constant */
                        code: "gap.area";
                        params: {
                            line: string | null;
                            consented: string[];
                        };
                    } | {
                        /** @constant */
                        code: "gap.area_missing";
                        params: {
                            line: string | null;
                            missing: string[];
                        };
                    } | {
                        /** @constant */
                        code: "gap.tasks";
                        params: {
                            line: string | null;
                            consented: string[];
                        };
                    } | {
                        /** @constant */
                        code: "gap.tasks_missing";
                        params: {
                            line: string | null;
                            missing: string[];
                        };
                    } | {
                        /** @constant */
                        code: "gap.start";
                        params: {
                            line: string | null;
                            /** Format: date */
                            consented: string;
                            asked: string | null;
                        };
                    } | {
                        /** @constant */
                        code: "gap.end";
                        params: {
                            line: string | null;
                            /** Format: date */
                            consented: string;
                            /** Format: date */
                            asked: string;
                        };
                    } | {
                        /** @constant */
                        code: "gap.ended_before_start";
                        params: {
                            line: string | null;
                            /** Format: date */
                            consented: string;
                            /** Format: date */
                            starts: string;
                        };
                    })) | {
                        /** @constant */
                        code: "reopened.ask_changed";
                        params: {
                            /** @enum {string} */
                            since: "not_started" | "asked" | "paused" | "in_principle" | "provisional" | "obtained" | "obtained_with_caveats" | "notified" | "consulted" | "refused" | "objected" | "withdrawn" | "suspended" | "lapsed" | "waived" | "not_in_record";
                        };
                    })[];
                }[];
            }[];
            /** @description consents given in advance that answered a leg */
            standingConsents: {
                id: string;
                legId: string;
                decisionId: string;
                binding: boolean;
            }[];
            /** @description for those who see the whole case */
            overrides: {
                id: string;
                act: {
                    [key: string]: unknown;
                };
                reason: string;
                proposedBy: {
                    id: string;
                    name: string;
                };
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC
                 */
                proposedAt: string;
                /** @enum {string} */
                status: "to_confirm" | "confirmed" | "rejected";
                decidedBy: {
                    id: string;
                    name: string;
                } | null;
                decidedAt: string | null;
                /** @description what you may do on it now, by the names of the operations; what is not named is refused */
                allowedActs: ("confirmOverride" | "rejectOverride")[];
            }[];
            /** @description what blocks a line; for those who see the whole case */
            blocks: {
                legId: string;
                /** @enum {string} */
                status: "not_started" | "asked" | "paused" | "in_principle" | "provisional" | "obtained" | "obtained_with_caveats" | "notified" | "consulted" | "refused" | "objected" | "withdrawn" | "suspended" | "lapsed" | "waived" | "not_in_record";
                lineIds: string[];
            }[];
            /** @description what the limits on all consents leave in common; null: no limits, or not for you to see */
            inCommon: {
                lines: {
                    lineId: string;
                    limits: components["schemas"]["CodedMessage"][];
                }[];
                together: components["schemas"]["CodedMessage"][];
                /** @description compared with the ask; empty if the consents cover it */
                missing: components["schemas"]["CodedMessage"][];
            } | null;
            /** @description what has to happen next */
            nextSteps: components["schemas"]["CodedMessage"][];
            /** @description what you may do on it now, by the names of the operations; what is not named is refused */
            allowedActs: ("reviseRequest" | "submitRequest" | "withdrawRequest" | "amendRequest" | "declareOvertaken" | "proposeOverride")[];
        };
        RequestRow: {
            id: string;
            reference: string;
            /** @enum {string} */
            kind: "start" | "extend" | "amend" | "convert" | "end";
            /** @enum {string} */
            status: "draft" | "open" | "granted" | "granted_in_part" | "granted_per_record" | "refused" | "withdrawn" | "overtaken" | "lapsed";
            sendingMission: {
                id: string;
                name: string;
            };
            receivingMission: {
                id: string;
                name: string;
            };
            units: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            neededByAt: string;
            submittedAt: string | null;
            closedAt: string | null;
            legs: {
                all: number;
                satisfied: number;
                overdue: number;
            };
            /** @description open, and an outstanding leg is overdue or due only after the loan is needed; of the legs that you may see */
            atRisk: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC
             */
            now: string;
            clockMoved: boolean;
            /** @description whether this is a record case */
            record: boolean;
        };
        Tables: {
            /** @description what an answer to a leg leads to while the request is open: by leg kind, status and answer */
            answers: {
                /** @enum {string} */
                kind: "releasing_assessment" | "cost_review" | "consultation" | "advance_notice" | "contributor_consent" | "host_consent" | "regional_consent" | "council_decision" | "mou_amendment" | "clearances";
                /** @enum {string} */
                status: "not_started" | "asked" | "paused" | "in_principle" | "provisional" | "obtained" | "obtained_with_caveats" | "notified" | "consulted" | "refused" | "objected" | "withdrawn" | "suspended" | "lapsed" | "waived" | "not_in_record";
                /** @enum {string} */
                answer: "notice_given" | "consent" | "consent_with_conditions" | "in_principle" | "provisional" | "refuse" | "object" | "abstain" | "withdraw" | "suspend" | "notified" | "consulted" | "adopted" | "not_adopted";
                /** @description whether the answer names the decision of the same seat that it corrects */
                corrects: boolean;
                /** @description the next status, if the answer counts */
                next: ("not_started" | "asked" | "paused" | "in_principle" | "provisional" | "obtained" | "obtained_with_caveats" | "notified" | "consulted" | "refused" | "objected" | "withdrawn" | "suspended" | "lapsed" | "waived" | "not_in_record") | null;
                /** @description whether the answer is kept as a late one */
                late: boolean;
                /** @description the rule that the answer breaks */
                broken: string | null;
                means: string;
            }[];
            /** @description every possible change of status */
            transitions: {
                /** @description what has the status */
                of: string;
                /** @description null: it is created */
                from: string | null;
                /** @description the fact, the wake-up or the circumstance that changes it */
                by: string;
                to: string;
                means: string;
            }[];
            /** @description what a refusal can name */
            rules: {
                rule: string;
                /** @description the HTTP status */
                status: number;
                means: string;
            }[];
        };
        Unit: {
            id: string;
            version: number;
            name: string;
            sources: string[];
            contributor: {
                id: string;
                name: string;
            };
            mission: {
                id: string;
                name: string;
            };
        };
        Version: {
            /** @description the case after this change; also its ETag */
            version: number;
        };
        CalendarOutput: {
            id: string;
            zone: string;
            /** @description from which day on which weekdays are the weekend, oldest row first */
            weekends: {
                /** @description first day of validity; null: as far back as asked */
                from: string | null;
                days: number[];
                /** @description false: not read in a source that says so of these very days */
                verified: boolean;
                sources: string[];
            }[];
            /**
             * @description local wall-clock time of every working day, from inclusive, to exclusive
             * @default {
             *       "from": "09:00",
             *       "to": "17:00",
             *       "verified": false,
             *       "sources": [
             *         "assumed where no source is at hand"
             *       ]
             *     }
             */
            workingHours: {
                from: string;
                to: string | "24:00";
                /** @description false: not read in a source that says so of these very days */
                verified: boolean;
                sources: string[];
            };
            /**
             * @description one list a year; years without a list are unknown
             * @default []
             */
            holidays: {
                year: number;
                /** @description false: the days below are holidays, nothing is known of the others of that year */
                complete: boolean;
                days: {
                    /** Format: date */
                    date: string;
                    name: string;
                }[];
                /** @description false: not read in a source that says so of these very days */
                verified: boolean;
                sources: string[];
            }[];
        };
        CouncilActOutput: {
            symbol: string;
            /** Format: date */
            adoptedOn: string;
            /** @description null: the term of the authority that the request names */
            term: ({
                /** Format: duration */
                for: string;
            } | {
                /** Format: date */
                until: string;
            }) | null;
            /**
             * @default resolution
             * @enum {string}
             */
            form: "resolution" | "presidential_statement" | "exchange_of_letters" | "written_vote" | "existing_authority";
            /**
             * @description null: all that was asked; otherwise only the lines that the act allows
             * @default null
             */
            allows: {
                lineId: string;
                /** @description 0: the act does not allow the line */
                count: number;
                /** @description null: as asked */
                persons: components["schemas"]["Persons"] | null;
                /** @description null: as asked, within the term */
                to: string | null;
            }[] | null;
            /**
             * @description null: the members' votes are not recorded
             * @default null
             */
            votes: {
                member: string;
                /** @enum {string} */
                vote: "for" | "against" | "abstain" | "absent";
            }[] | null;
        };
        PolicyOutput: {
            /** @description the name by which requests refer to the policy */
            id: string;
            /** @description grows with every change; a request keeps the version of its submission */
            version: number;
            /** @description the name that people choose it by */
            title: string;
            /** @description when to use it */
            description: string;
            /**
             * @description what requests under this policy may ask for
             * @default [
             *       "start"
             *     ]
             */
            for: ("start" | "extend" | "amend" | "convert" | "end")[];
            /** @description IANA time zone in which durations of days are counted */
            zone: string;
            /** @description in the order of display */
            legs: {
                /**
                 * @description what is obtained; each kind at most once, host_consent at most once for each side
                 * @enum {string}
                 */
                kind: "releasing_assessment" | "cost_review" | "consultation" | "advance_notice" | "contributor_consent" | "host_consent" | "regional_consent" | "council_decision" | "mou_amendment" | "clearances";
                /**
                 * @description from whom; each_… makes one leg for each such party of the request
                 * @enum {string}
                 */
                of: "notifier" | "council" | "secretariat" | "regional_body" | "sending_mission" | "receiving_mission" | "each_contributor" | "each_host" | "sending_host" | "receiving_host";
                /** @description kinds of which every leg must be satisfied before this one is asked */
                after: ("releasing_assessment" | "cost_review" | "consultation" | "advance_notice" | "contributor_consent" | "host_consent" | "regional_consent" | "council_decision" | "mou_amendment" | "clearances")[];
                /**
                 * @description false: asked and recorded, but nothing waits for it (advisory)
                 * @default true
                 */
                required: boolean;
                /**
                 * @description the statuses that satisfy the leg; caveats only if they cover the ask
                 * @default [
                 *       "obtained",
                 *       "obtained_with_caveats",
                 *       "waived"
                 *     ]
                 */
                satisfiedBy: ("obtained" | "obtained_with_caveats" | "notified" | "consulted" | "waived")[];
                /**
                 * @description the voices of the party; empty: it has one voice
                 * @default []
                 */
                seats: {
                    id: string;
                    /** @description what the seat is called in asks and explanations */
                    title: string;
                }[];
                /**
                 * @description how the votes of the seats become the answer; only with seats
                 * @default null
                 */
                rule: ({
                    /** @constant */
                    kind: "vote";
                    approve: {
                        /** @constant */
                        kind: "any";
                    } | {
                        /** @constant */
                        kind: "all";
                    } | {
                        /** @constant */
                        kind: "k_of_n";
                        k: number;
                    } | {
                        /** @constant */
                        kind: "percentage";
                        percent: number;
                        /**
                         * @description seats: of all seats. votes_cast: of the votes for and against; abstentions and absences do not count
                         * @enum {string}
                         */
                        of: "seats" | "votes_cast";
                        /**
                         * @description whether exactly this share is enough (at_least) or not (more_than)
                         * @enum {string}
                         */
                        passes: "at_least" | "more_than";
                    } | {
                        /**
                         * @description e.g. two thirds, which no percentage states exactly
                         * @constant
                         */
                        kind: "fraction";
                        numerator: number;
                        denominator: number;
                        /**
                         * @description seats: of all seats. votes_cast: of the votes for and against; abstentions and absences do not count
                         * @enum {string}
                         */
                        of: "seats" | "votes_cast";
                        /**
                         * @description whether exactly this share is enough (at_least) or not (more_than)
                         * @enum {string}
                         */
                        passes: "at_least" | "more_than";
                    } | {
                        /** @constant */
                        kind: "weighted";
                        weights: {
                            seat: string;
                            weight: number;
                        }[];
                        threshold: number;
                    } | {
                        /** @constant */
                        kind: "required";
                        /** @description each of these must vote that way */
                        seats: string[];
                        /** @description and at least this many of the other seats */
                        optional: number;
                    };
                    /**
                     * @description how many votes against reject; null: as many as make approval impossible
                     * @default null
                     */
                    reject: ({
                        /** @constant */
                        kind: "any";
                    } | {
                        /** @constant */
                        kind: "all";
                    } | {
                        /** @constant */
                        kind: "k_of_n";
                        k: number;
                    } | {
                        /** @constant */
                        kind: "percentage";
                        percent: number;
                        /**
                         * @description seats: of all seats. votes_cast: of the votes for and against; abstentions and absences do not count
                         * @enum {string}
                         */
                        of: "seats" | "votes_cast";
                        /**
                         * @description whether exactly this share is enough (at_least) or not (more_than)
                         * @enum {string}
                         */
                        passes: "at_least" | "more_than";
                    } | {
                        /**
                         * @description e.g. two thirds, which no percentage states exactly
                         * @constant
                         */
                        kind: "fraction";
                        numerator: number;
                        denominator: number;
                        /**
                         * @description seats: of all seats. votes_cast: of the votes for and against; abstentions and absences do not count
                         * @enum {string}
                         */
                        of: "seats" | "votes_cast";
                        /**
                         * @description whether exactly this share is enough (at_least) or not (more_than)
                         * @enum {string}
                         */
                        passes: "at_least" | "more_than";
                    } | {
                        /** @constant */
                        kind: "weighted";
                        weights: {
                            seat: string;
                            weight: number;
                        }[];
                        threshold: number;
                    } | {
                        /** @constant */
                        kind: "required";
                        /** @description each of these must vote that way */
                        seats: string[];
                        /** @description and at least this many of the other seats */
                        optional: number;
                    }) | null;
                    /**
                     * @description at_once: ask nobody else once approval is impossible; wait_for_all: hear every seat first
                     * @default at_once
                     * @enum {string}
                     */
                    rejection: "at_once" | "wait_for_all";
                    /**
                     * @description how many seats must vote for, against or abstain before an approval counts; a rejection needs none
                     * @default null
                     */
                    quorum: number | null;
                    /**
                     * @description seats whose vote against rejects; their abstention or absence does not (UN Charter, Art. 27(3))
                     * @default []
                     */
                    veto: string[];
                    /**
                     * @description whether a seat may change its vote until the group, or its stage, has decided
                     * @default false
                     */
                    changeOfVote: boolean;
                } | {
                    /** @constant */
                    kind: "no_objection";
                    /** @description the seat that records the reply when nobody has objected, e.g. the President */
                    recordedBy: string;
                    /**
                     * @description whether a seat may change its vote until the group, or its stage, has decided
                     * @default false
                     */
                    changeOfVote: boolean;
                } | {
                    /** @constant */
                    kind: "stages";
                    stages: {
                        title: string;
                        /** @description asked at the same time */
                        seats: string[];
                        rule: {
                            /** @constant */
                            kind: "vote";
                            approve: {
                                /** @constant */
                                kind: "any";
                            } | {
                                /** @constant */
                                kind: "all";
                            } | {
                                /** @constant */
                                kind: "k_of_n";
                                k: number;
                            } | {
                                /** @constant */
                                kind: "percentage";
                                percent: number;
                                /**
                                 * @description seats: of all seats. votes_cast: of the votes for and against; abstentions and absences do not count
                                 * @enum {string}
                                 */
                                of: "seats" | "votes_cast";
                                /**
                                 * @description whether exactly this share is enough (at_least) or not (more_than)
                                 * @enum {string}
                                 */
                                passes: "at_least" | "more_than";
                            } | {
                                /**
                                 * @description e.g. two thirds, which no percentage states exactly
                                 * @constant
                                 */
                                kind: "fraction";
                                numerator: number;
                                denominator: number;
                                /**
                                 * @description seats: of all seats. votes_cast: of the votes for and against; abstentions and absences do not count
                                 * @enum {string}
                                 */
                                of: "seats" | "votes_cast";
                                /**
                                 * @description whether exactly this share is enough (at_least) or not (more_than)
                                 * @enum {string}
                                 */
                                passes: "at_least" | "more_than";
                            } | {
                                /** @constant */
                                kind: "weighted";
                                weights: {
                                    seat: string;
                                    weight: number;
                                }[];
                                threshold: number;
                            } | {
                                /** @constant */
                                kind: "required";
                                /** @description each of these must vote that way */
                                seats: string[];
                                /** @description and at least this many of the other seats */
                                optional: number;
                            };
                            /**
                             * @description how many votes against reject; null: as many as make approval impossible
                             * @default null
                             */
                            reject: ({
                                /** @constant */
                                kind: "any";
                            } | {
                                /** @constant */
                                kind: "all";
                            } | {
                                /** @constant */
                                kind: "k_of_n";
                                k: number;
                            } | {
                                /** @constant */
                                kind: "percentage";
                                percent: number;
                                /**
                                 * @description seats: of all seats. votes_cast: of the votes for and against; abstentions and absences do not count
                                 * @enum {string}
                                 */
                                of: "seats" | "votes_cast";
                                /**
                                 * @description whether exactly this share is enough (at_least) or not (more_than)
                                 * @enum {string}
                                 */
                                passes: "at_least" | "more_than";
                            } | {
                                /**
                                 * @description e.g. two thirds, which no percentage states exactly
                                 * @constant
                                 */
                                kind: "fraction";
                                numerator: number;
                                denominator: number;
                                /**
                                 * @description seats: of all seats. votes_cast: of the votes for and against; abstentions and absences do not count
                                 * @enum {string}
                                 */
                                of: "seats" | "votes_cast";
                                /**
                                 * @description whether exactly this share is enough (at_least) or not (more_than)
                                 * @enum {string}
                                 */
                                passes: "at_least" | "more_than";
                            } | {
                                /** @constant */
                                kind: "weighted";
                                weights: {
                                    seat: string;
                                    weight: number;
                                }[];
                                threshold: number;
                            } | {
                                /** @constant */
                                kind: "required";
                                /** @description each of these must vote that way */
                                seats: string[];
                                /** @description and at least this many of the other seats */
                                optional: number;
                            }) | null;
                            /**
                             * @description at_once: ask nobody else once approval is impossible; wait_for_all: hear every seat first
                             * @default at_once
                             * @enum {string}
                             */
                            rejection: "at_once" | "wait_for_all";
                            /**
                             * @description how many seats must vote for, against or abstain before an approval counts; a rejection needs none
                             * @default null
                             */
                            quorum: number | null;
                            /**
                             * @description seats whose vote against rejects; their abstention or absence does not (UN Charter, Art. 27(3))
                             * @default []
                             */
                            veto: string[];
                            /**
                             * @description whether a seat may change its vote until the group, or its stage, has decided
                             * @default false
                             */
                            changeOfVote: boolean;
                        };
                    }[];
                }) | null;
                /** @description when an answer is due; after that the leg is overdue, never consented */
                due: string | {
                    time: string | {
                        workingDays: number;
                    } | {
                        workingHours: number;
                    };
                    /** @constant */
                    after: "asked";
                    /**
                     * @description whose working time counts; both: a day counts only if it is a working day for both
                     * @default headquarters
                     * @enum {string}
                     */
                    calendar: "party" | "headquarters" | "both";
                } | {
                    time: string | {
                        workingDays: number;
                    } | {
                        workingHours: number;
                    };
                    /** @enum {string} */
                    before: "needed_by" | "authority_expiry";
                    /**
                     * @description whose working time counts; both: a day counts only if it is a working day for both
                     * @default headquarters
                     * @enum {string}
                     */
                    calendar: "party" | "headquarters" | "both";
                };
                /** @description when the party is reminded, the earliest first; all before the lapse */
                reminders: (string | {
                    time: string | {
                        workingDays: number;
                    } | {
                        workingHours: number;
                    };
                    /** @constant */
                    after: "asked";
                    /**
                     * @description whose working time counts; both: a day counts only if it is a working day for both
                     * @default headquarters
                     * @enum {string}
                     */
                    calendar: "party" | "headquarters" | "both";
                } | {
                    time: string | {
                        workingDays: number;
                    } | {
                        workingHours: number;
                    };
                    /** @enum {string} */
                    before: "needed_by" | "authority_expiry";
                    /**
                     * @description whose working time counts; both: a day counts only if it is a working day for both
                     * @default headquarters
                     * @enum {string}
                     */
                    calendar: "party" | "headquarters" | "both";
                })[] | {
                    first: string | {
                        time: string | {
                            workingDays: number;
                        } | {
                            workingHours: number;
                        };
                        /** @constant */
                        after: "asked";
                        /**
                         * @description whose working time counts; both: a day counts only if it is a working day for both
                         * @default headquarters
                         * @enum {string}
                         */
                        calendar: "party" | "headquarters" | "both";
                    } | {
                        time: string | {
                            workingDays: number;
                        } | {
                            workingHours: number;
                        };
                        /** @enum {string} */
                        before: "needed_by" | "authority_expiry";
                        /**
                         * @description whose working time counts; both: a day counts only if it is a working day for both
                         * @default headquarters
                         * @enum {string}
                         */
                        calendar: "party" | "headquarters" | "both";
                    };
                    every: string | {
                        workingDays: number;
                    } | {
                        workingHours: number;
                    };
                    times: number;
                };
                /** @description when, and to whom, a missing answer is reported; a bare deadline: to the managers */
                escalate: (string | {
                    time: string | {
                        workingDays: number;
                    } | {
                        workingHours: number;
                    };
                    /** @constant */
                    after: "asked";
                    /**
                     * @description whose working time counts; both: a day counts only if it is a working day for both
                     * @default headquarters
                     * @enum {string}
                     */
                    calendar: "party" | "headquarters" | "both";
                } | {
                    time: string | {
                        workingDays: number;
                    } | {
                        workingHours: number;
                    };
                    /** @enum {string} */
                    before: "needed_by" | "authority_expiry";
                    /**
                     * @description whose working time counts; both: a day counts only if it is a working day for both
                     * @default headquarters
                     * @enum {string}
                     */
                    calendar: "party" | "headquarters" | "both";
                }) | {
                    at: string | {
                        time: string | {
                            workingDays: number;
                        } | {
                            workingHours: number;
                        };
                        /** @constant */
                        after: "asked";
                        /**
                         * @description whose working time counts; both: a day counts only if it is a working day for both
                         * @default headquarters
                         * @enum {string}
                         */
                        calendar: "party" | "headquarters" | "both";
                    } | {
                        time: string | {
                            workingDays: number;
                        } | {
                            workingHours: number;
                        };
                        /** @enum {string} */
                        before: "needed_by" | "authority_expiry";
                        /**
                         * @description whose working time counts; both: a day counts only if it is a working day for both
                         * @default headquarters
                         * @enum {string}
                         */
                        calendar: "party" | "headquarters" | "both";
                    };
                    /** @enum {string} */
                    to: "managers" | "administrators" | "executive_office" | "sending_mission" | "receiving_mission";
                    /**
                     * @description what the recipients are asked to do, in the words of the policy
                     * @default null
                     */
                    say: string | null;
                }[];
                /** @description when the round closes without an answer; never a consent */
                lapse: string | {
                    time: string | {
                        workingDays: number;
                    } | {
                        workingHours: number;
                    };
                    /** @constant */
                    after: "asked";
                    /**
                     * @description whose working time counts; both: a day counts only if it is a working day for both
                     * @default headquarters
                     * @enum {string}
                     */
                    calendar: "party" | "headquarters" | "both";
                } | {
                    time: string | {
                        workingDays: number;
                    } | {
                        workingHours: number;
                    };
                    /** @enum {string} */
                    before: "needed_by" | "authority_expiry";
                    /**
                     * @description whose working time counts; both: a day counts only if it is a working day for both
                     * @default headquarters
                     * @enum {string}
                     */
                    calendar: "party" | "headquarters" | "both";
                };
                /**
                 * @description in the no-objection procedure: until when members may object. Silence decides nothing; if nobody has objected, a task opens to record the reply
                 * @default null
                 */
                objectionsUntil: (string | {
                    time: string | {
                        workingDays: number;
                    } | {
                        workingHours: number;
                    };
                    /** @constant */
                    after: "asked";
                    /**
                     * @description whose working time counts; both: a day counts only if it is a working day for both
                     * @default headquarters
                     * @enum {string}
                     */
                    calendar: "party" | "headquarters" | "both";
                } | {
                    time: string | {
                        workingDays: number;
                    } | {
                        workingHours: number;
                    };
                    /** @enum {string} */
                    before: "needed_by" | "authority_expiry";
                    /**
                     * @description whose working time counts; both: a day counts only if it is a working day for both
                     * @default headquarters
                     * @enum {string}
                     */
                    calendar: "party" | "headquarters" | "both";
                }) | null;
                /**
                 * @default {
                 *       "atMost": 5,
                 *       "pauseAtMost": "P30D"
                 *     }
                 */
                questions: {
                    /** @description how many questions of this party stop its clock */
                    atMost: number;
                    /**
                     * Format: duration
                     * @description how long one question stops it
                     */
                    pauseAtMost: string;
                };
                /**
                 * @description whether the Secretariat may waive the leg by an instrument, e.g. the consent of a host under Chapter VII
                 * @default true
                 */
                waivable: boolean;
                /**
                 * @description whether a consent recorded in advance, which the party called binding, may answer
                 * @default true
                 */
                standingConsent: boolean;
            }[];
            /**
             * @description authority_suffices: the request rests on an authority given in advance, and no decision of the Council is asked
             * @default decides
             * @enum {string}
             */
            council: "decides" | "authority_suffices";
            /** @description before the expiry of a line, the earliest first */
            warnings: string[];
            /**
             * Format: duration
             * @description the Secretariat's deadline to answer a party's question
             */
            replyToQuestion: string;
            /**
             * Format: duration
             * @description how long after the day by which it is needed an open request lapses
             */
            lapseAfterNeededBy: string;
        };
        RequestContentOutput: {
            /**
             * @description what is asked for: to start a loan, or to extend, amend, convert or end it
             * @default start
             * @enum {string}
             */
            kind: "start" | "extend" | "amend" | "convert" | "end";
            /**
             * @description the arrangement that is to be changed; null if a new one is to start
             * @default null
             */
            arrangementId: string | null;
            sendingMission: string;
            receivingMission: string;
            purpose: string;
            scope: string;
            authorityId: string;
            policyId: string;
            /** Format: date */
            neededBy: string;
            lines: {
                /** @description the line within this request */
                id: string;
                unitId: string;
                /** @description how many of the unit, e.g. 3 helicopters */
                count: number;
                persons: components["schemas"]["Persons"];
                /** @description null: from the decision of the Council */
                from: string | null;
                /** @description null: as long as the decision of the Council allows */
                to: string | null;
                /**
                 * @description null: all of the receiving mission
                 * @default null
                 */
                area: string[] | null;
                /**
                 * @description null: all tasks of its mandate
                 * @default null
                 */
                tasks: string[] | null;
                /** @default null */
                readiness: components["schemas"]["Readiness"] | null;
            }[];
        };
    };
    responses: {
        /** @description The call cannot be read: its body, its path or one of its headers is malformed. */
        Malformed: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nobody is signed in, or the session has ended. */
        NotSignedIn: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The caller has no role that allows this, or X-CSRF-Token is missing or wrong. */
        NotAllowed: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The state of the case does not allow this, or a call with the same key is still running. */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is too large. */
        TooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not of a type that is accepted here. */
        WrongMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The input breaks rules; every fault is named with its field. */
        RuleBroken: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many calls; Retry-After says when to try again. */
        TooManyCalls: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something went wrong on our side. It is logged under the X-Request-Id. */
        Failed: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something that the call needs is unavailable, or the case needs a newer version of the product; Retry-After says when to try again. */
        Unavailable: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is nothing at this path, or the caller may not see it; both look the same. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description What was to be changed has changed since the version that If-Match names. */
        Stale: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The change needs If-Match with the ETag of the version that was seen. */
        IfMatchMissing: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The id of the call, also in our log. */
        RequestId: string;
        /** @description The version of what was read or changed, for If-Match. */
        ETag: string;
        /** @description The next page (RFC 8288), with `rel="next"`; absent on the last page. */
        Link: string;
        /** @description Where to read what was made. */
        Location: string;
        /** @description Present if the answer is that of an earlier call with the same key. */
        IdempotencyReplayed: "true";
        /** @description After how many seconds to try again. */
        RetryAfter: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAbsences: {
        parameters: {
            query?: {
                /** @description where the previous page ended, from its Link header */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            person: {
                                id: string;
                                name: string;
                            };
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                            coveredBy: {
                                id: string;
                                name: string;
                            };
                            cancelledAt: string | null;
                        }[];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    recordAbsence: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description who is away */
                    personId: string;
                    /** Format: date-time */
                    from: string;
                    /** Format: date-time */
                    to: string;
                    /** @description who stands in */
                    coveredBy: string;
                };
            };
        };
        responses: {
            /** @description Recorded. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        absenceId: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    cancelAbsence: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                absenceId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Cancelled. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        absenceId: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    listArrangements: {
        parameters: {
            query?: {
                /** @description where the previous page ended, from its Link header */
                cursor?: string;
                limit?: number;
                /** @description by reference; expiring first */
                sort?: "reference" | "expires";
                status?: "forming" | "in_force" | "suspended" | "ended" | "discontinued" | "converted";
                /** @description with a unit that is present without an authority */
                breach?: "true";
                sendingMission?: string;
                receivingMission?: string;
                contributor?: string;
                unit?: string;
                /** @description with a line that is not over and expires before. a moment, or a day, which begins in New York */
                expiresBefore?: string;
                /** @description words or their beginnings, in any order, with or without accents of one of its requests */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ArrangementRow"][];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getArrangement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                arrangementId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What you may see of it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Arrangement"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getArrangementAudit: {
        parameters: {
            query?: {
                /** @description where the previous page ended, from its Link header */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                arrangementId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    moveClock: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                arrangementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    to: string;
                };
            };
        };
        responses: {
            /** @description Moved. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        /** Format: date-time */
                        now: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    convertLines: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                arrangementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description null: all lines of the arrangement
                     * @default null
                     */
                    lineIds?: string[] | null;
                    act: {
                        symbol: string;
                        /** Format: date */
                        adoptedOn: string;
                    };
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Recorded. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    discontinueLines: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                arrangementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description null: all lines of the arrangement
                     * @default null
                     */
                    lineIds?: string[] | null;
                    act: {
                        symbol: string;
                        /** Format: date */
                        adoptedOn: string;
                    };
                    /**
                     * @description the last day on which units may still be there; null: they must leave at once
                     * @default null
                     */
                    returnBy?: string | null;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Recorded. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    recordArrival: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                arrangementId: string;
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description when it happened; null: now
                     * @default null
                     */
                    effective?: components["schemas"]["DateOrRange"] | null;
                    /**
                     * @description null: all of the unit
                     * @default null
                     */
                    increment?: {
                        /**
                         * @description how many of the unit, e.g. 2 of 3 helicopters; null: not counted
                         * @default null
                         */
                        count?: number | null;
                        /**
                         * @description null: not counted
                         * @default null
                         */
                        persons?: components["schemas"]["Persons"] | null;
                    } | null;
                    /**
                     * @description whether this is the last increment, however many have arrived
                     * @default false
                     */
                    complete?: boolean;
                };
            };
        };
        responses: {
            /** @description Recorded. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    recordClearance: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                arrangementId: string;
                lineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    clearance: "personnel" | "weapons" | "aircraft" | "route";
                    /** @description whose clearance it is, e.g. Government of South Sudan */
                    issuer: string;
                    /** @enum {string} */
                    status: "requested" | "granted" | "refused" | "withdrawn";
                    /**
                     * @description permit, note verbale or list number
                     * @default null
                     */
                    instrument?: string | null;
                    /**
                     * @description its last day; null: not limited
                     * @default null
                     */
                    validTo?: string | null;
                };
            };
        };
        responses: {
            /** @description Recorded. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    recordDeparture: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                arrangementId: string;
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description when it happened; null: now
                     * @default null
                     */
                    effective?: components["schemas"]["DateOrRange"] | null;
                };
            };
        };
        responses: {
            /** @description Recorded. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    stateReadiness: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                arrangementId: string;
                lineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    readiness: components["schemas"]["Readiness"];
                };
            };
        };
        responses: {
            /** @description Recorded. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    recordRepatriation: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                arrangementId: string;
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description when it happened; null: now
                     * @default null
                     */
                    effective?: components["schemas"]["DateOrRange"] | null;
                };
            };
        };
        responses: {
            /** @description Recorded. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    recordReturn: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                arrangementId: string;
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description when it happened; null: now
                     * @default null
                     */
                    effective?: components["schemas"]["DateOrRange"] | null;
                };
            };
        };
        responses: {
            /** @description Recorded. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    ruleInFlight: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                arrangementId: string;
                lineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    ruling: "turn_back" | "proceed";
                    /** @description what the ruling rests on, e.g. a letter or a resolution */
                    instrument: string;
                    /**
                     * @description with proceed: the last day of the stay; null: as the line was granted
                     * @default null
                     */
                    until?: string | null;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Recorded. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    transferAuthority: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                arrangementId: string;
                lineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description when it happened; null: now
                     * @default null
                     */
                    effective?: components["schemas"]["DateOrRange"] | null;
                    certificate: string;
                };
            };
        };
        responses: {
            /** @description Recorded. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    resumeLines: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                arrangementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description null: all lines of the arrangement
                     * @default null
                     */
                    lineIds?: string[] | null;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Recorded. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    suspendLines: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                arrangementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description null: all lines of the arrangement
                     * @default null
                     */
                    lineIds?: string[] | null;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Recorded. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    uploadAttachment: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Kept. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** @description as detected from the content, not as declared */
                        mediaType: string;
                        bytes: number;
                        sha256: string;
                        /** @description what to know before opening it, e.g. that a PDF is encrypted or contains a script */
                        notes: string[];
                        /** @description whether a scanner has found it clean */
                        scanned: boolean;
                        /** Format: date-time */
                        uploadedAt: string;
                        requestId: string | null;
                        /** @description the leg whose record it belongs to */
                        legId: string | null;
                        /** @description when it is deleted unless an answer names it; null once one does */
                        vanishesAt: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Conflict"];
            /** @description It is too large; the message gives the limit. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It is not sent as a form, or its content is of a type that is not accepted. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no file, it is empty or mislabelled, or the scanner found something in it. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            /** @description The scanner does not answer. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attachmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The attachment, without its content. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        /** @description as detected from the content, not as declared */
                        mediaType: string;
                        bytes: number;
                        sha256: string;
                        /** @description what to know before opening it, e.g. that a PDF is encrypted or contains a script */
                        notes: string[];
                        /** @description whether a scanner has found it clean */
                        scanned: boolean;
                        /** Format: date-time */
                        uploadedAt: string;
                        requestId: string | null;
                        /** @description the leg whose record it belongs to */
                        legId: string | null;
                        /** @description when it is deleted unless an answer names it; null once one does */
                        vanishesAt: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    downloadAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attachmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content, with its own media type. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSystemAudit: {
        parameters: {
            query?: {
                /** @description where the previous page ended, from its Link header */
                cursor?: string;
                limit?: number;
                kind?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            number: number;
                            previousHash: string;
                            hash: string;
                            /** @description what was sealed: its kind, who did it and when; of people only ids and salted hashes */
                            body: {
                                [key: string]: unknown;
                            };
                        }[];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAuthorities: {
        parameters: {
            query?: {
                /** @description where the previous page ended, from its Link header */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Authority"][];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    enterAuthority: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Authority"];
            };
        };
        responses: {
            /** @description Entered. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description the case after this change; also its ETag */
                        version: number;
                        authorityId: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getAuthority: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                authorityId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The authority. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        symbol: string;
                        /** Format: date */
                        adoptedOn: string;
                        /** @enum {string} */
                        kind: "framework" | "specific" | "extension" | "transfer" | "pre_delegated" | "explore";
                        directions: {
                            from: string;
                            to: string;
                        }[];
                        /** @description null: the act names no units */
                        units: {
                            unitId: string;
                            count: number;
                            persons: number | null;
                            words: string;
                        }[] | null;
                        term: ({
                            /** Format: duration */
                            for: string;
                        } | {
                            /** Format: date */
                            until: string;
                        }) | null;
                        /** @enum {string} */
                        countingModel: "SENDER_COUNTS" | "RECEIVER_RAISED" | "WITHIN_RECEIVER" | "ABSORBED";
                        /** @description conditions of the act, as text; what is used in calculations is in the other fields */
                        conditions?: string[];
                        sources: string[];
                        version: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeAuthority: {
        parameters: {
            query?: never;
            header: {
                /** @description the ETag of the version that you have seen */
                "If-Match": string;
            };
            path: {
                authorityId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    symbol: string;
                    /** Format: date */
                    adoptedOn: string;
                    /** @enum {string} */
                    kind: "framework" | "specific" | "extension" | "transfer" | "pre_delegated" | "explore";
                    directions: {
                        from: string;
                        to: string;
                    }[];
                    /** @description null: the act names no units */
                    units: {
                        unitId: string;
                        count: number;
                        persons: number | null;
                        words: string;
                    }[] | null;
                    term: ({
                        /** Format: duration */
                        for: string;
                    } | {
                        /** Format: date */
                        until: string;
                    }) | null;
                    /** @enum {string} */
                    countingModel: "SENDER_COUNTS" | "RECEIVER_RAISED" | "WITHIN_RECEIVER" | "ABSORBED";
                    /** @description conditions of the act, as text; what is used in calculations is in the other fields */
                    conditions?: string[];
                    sources: string[];
                };
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            428: components["responses"]["IfMatchMissing"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    listCalendars: {
        parameters: {
            query?: {
                /** @description where the previous page ended, from its Link header */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, by id. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            version: number;
                            calendar: components["schemas"]["CalendarOutput"];
                        }[];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                calendarId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The calendar. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        calendar: components["schemas"]["CalendarOutput"];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    correctCalendar: {
        parameters: {
            query?: never;
            header: {
                /** @description the ETag of the version that you have seen */
                "If-Match": string;
            };
            path: {
                calendarId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    calendar: components["schemas"]["Calendar"];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Corrected. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description the calendar after this change; also its ETag */
                        version: number;
                        /** @description how many open requests use it */
                        requests: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            428: components["responses"]["IfMatchMissing"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    listCeilings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By mission, category and time. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            mission: {
                                id: string;
                                name: string;
                            };
                            /** @enum {string} */
                            category: "military" | "police";
                            amount: number;
                            /** @description persons who count under it other than by loans known here */
                            occupied: number;
                            /** @description persons who count under it now by loans known here */
                            held: number;
                            /** Format: date-time */
                            from: string;
                            /** @description exclusive; null: open */
                            to: string | null;
                            /** @description the act that set it */
                            authority: string;
                        }[];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    enterCeiling: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    missionId: string;
                    /** @enum {string} */
                    category: "military" | "police";
                    /** @description persons */
                    amount: number;
                    /**
                     * @description persons who count under it other than by loans known here
                     * @default 0
                     */
                    occupied?: number;
                    /**
                     * Format: date
                     * @description the first day, from 00:00 in New York
                     */
                    from: string;
                    /**
                     * @description the last day, to 24:00 in New York; null: open
                     * @default null
                     */
                    to?: string | null;
                    /** @description the act that set it */
                    authority: string;
                };
            };
        };
        responses: {
            /** @description Entered. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        missionId: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                /** @description only events of this request or arrangement */
                caseId?: string;
                /** @description only events of this kind */
                kind?: "request.drafted" | "request.revised" | "request.submitted" | "request.amended" | "request.needed_by_passed" | "request.granted" | "request.granted_in_part" | "request.granted_per_record" | "request.refused" | "request.withdrawn" | "request.overtaken" | "request.lapsed" | "request_line.changed" | "leg.asked" | "leg.paused" | "leg.resumed" | "leg.decided" | "leg.answered_late" | "leg.overdue" | "leg.lapsed" | "leg.waived" | "leg.not_in_record" | "leg.changed" | "question.asked" | "question.replied" | "paper.recorded" | "paper.changed" | "task.opened" | "task.claimed" | "task.released" | "task.handed_over" | "task.closed" | "override.proposed" | "override.confirmed" | "override.rejected" | "arrangement.in_force" | "arrangement.suspended" | "arrangement.ended" | "arrangement.discontinued" | "arrangement.converted" | "arrangement.expiring" | "arrangement.breach" | "arrangement.breach_ended" | "arrangement_line.changed";
                /** @description for callers who cannot send the header Last-Event-ID, which takes precedence */
                lastEventId?: string;
            };
            header?: {
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream; `data` of each message. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Event"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            /** @description There is no such case, or you may not see it. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            422: components["responses"]["RuleBroken"];
            /** @description You have too many streams open. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    listInbox: {
        parameters: {
            query?: {
                /** @description where the previous page ended, from its Link header */
                cursor?: string;
                limit?: number;
                /** @description mine: claimed by you; party: open for your parties; waiting: waiting on others; snoozed: put off by you; done: done by you, latest first */
                queue?: "mine" | "party" | "waiting" | "snoozed" | "done";
                /** @description due first; opened first, or last; needed first */
                sort?: "due" | "opened" | "-opened" | "neededBy";
                kind?: "answer" | "reply_to_question" | "countersign_paper" | "enter_conditions" | "countersign_conditions" | "review_late_answer" | "resolve_coverage" | "resolve_reservation" | "resolve_block" | "record_reply" | "appoint_person" | "confirm_override" | "settle_contest";
                legKind?: "releasing_assessment" | "cost_review" | "consultation" | "advance_notice" | "contributor_consent" | "host_consent" | "regional_consent" | "council_decision" | "mou_amendment" | "clearances";
                requestId?: string;
                arrangementId?: string;
                /** @description the party whose people do it, or whose leg it is for */
                party?: string;
                overdue?: "true";
                unclaimed?: "true";
                /** @description a moment, or a day, which begins in New York */
                dueBefore?: string;
                /** @description words or their beginnings, in any order, with or without accents: reference, units, missions, parties, authority */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, and how many tasks each queue has. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["InboxRow"][];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                        counts: components["schemas"]["InboxCounts"];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    claimTasks: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    tasks: {
                        /** Format: uuid */
                        requestId: string;
                        taskId: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description The result for each. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description the result for each task, in the order given */
                        items: {
                            /** Format: uuid */
                            requestId: string;
                            taskId: string;
                            /** @description null: refused */
                            done: components["schemas"]["Version"] | null;
                            /** @description why it was refused; null: done */
                            problem: components["schemas"]["Problem"] | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    releaseTasks: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    tasks: {
                        /** Format: uuid */
                        requestId: string;
                        taskId: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description The result for each. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description the result for each task, in the order given */
                        items: {
                            /** Format: uuid */
                            requestId: string;
                            taskId: string;
                            /** @description null: refused */
                            done: components["schemas"]["Version"] | null;
                            /** @description why it was refused; null: done */
                            problem: components["schemas"]["Problem"] | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person, their roles and the token of the session. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        person: {
                            id: string;
                            name: string;
                            title: string;
                        };
                        memberships: {
                            partyId: string;
                            /** @enum {string} */
                            role: "approver" | "signatory" | "focal_point" | "manager" | "administrator" | "auditor";
                        }[];
                        /** @description send it as X-CSRF-Token with every change; null where the call has a token and needs none */
                        csrfToken: string | null;
                        /** @description whether this is a demonstration, with personas and movable clocks */
                        embedded: boolean;
                        /** @description what you may do on it now, by the names of the operations; what is not named is refused */
                        allowedActs: ("draftRequest" | "openRecordCase" | "enterParty" | "enterPerson" | "enterUnit" | "enterAuthority" | "enterCeiling" | "enterPolicy" | "correctCalendar")[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
        };
    };
    listMyHistory: {
        parameters: {
            query?: {
                /** @description where the previous page ended, from its Link header */
                cursor?: string;
                limit?: number;
                kind?: "requests" | "answers" | "papers" | "conditions" | "reviews" | "tasks" | "arrangements" | "notes" | "other";
                from?: string;
                /** @description exclusive */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: date-time
                             * @description when it was recorded, in real time
                             */
                            at: string;
                            /**
                             * Format: date-time
                             * @description on the clock of the case
                             */
                            caseTime: string;
                            /** @enum {string} */
                            kind: "requests" | "answers" | "papers" | "conditions" | "reviews" | "tasks" | "arrangements" | "notes" | "other";
                            /** @description what was done: the kind of the fact in the log of the case */
                            act: string;
                            channel: string;
                            /** @description for whom, by id */
                            party: string | null;
                            /** @description null: on the arrangement itself */
                            request: {
                                id: string;
                                reference: string;
                            } | null;
                            arrangement: {
                                id: string;
                                reference: string;
                            };
                            legId: string | null;
                        }[];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    listMySessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Most recently used first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            openedAt: string;
                            /**
                             * Format: date-time
                             * @description the last call, to the minute
                             */
                            lastSeenAt: string;
                            /**
                             * Format: date-time
                             * @description when it ends at the latest, even if it is used
                             */
                            expiresAt: string;
                            /**
                             * @description how it was opened
                             * @enum {string}
                             */
                            how: "link" | "persona";
                            /** @description what was signed in with, by what it says of itself */
                            device: {
                                /**
                                 * @description `program`: none of the browsers; `unknown`: it said nothing of itself
                                 * @enum {string}
                                 */
                                browser: "edge" | "opera" | "samsung_internet" | "firefox" | "chrome" | "safari" | "program" | "unknown";
                                /** @description null: not known */
                                system: ("iphone" | "ipad" | "android" | "windows" | "chromeos" | "mac" | "linux") | null;
                            };
                            /** @description whether it is this session */
                            current: boolean;
                        }[];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeMySession: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Ended. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description how many sessions were ended */
                        ended: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeMyOtherSessions: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Ended. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description how many sessions were ended */
                        ended: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getMySettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your settings. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        language: "ar" | "zh" | "en" | "fr" | "ru" | "es";
                        /** @description an IANA time zone */
                        zone: string;
                        /** @description after the latest change; also its ETag */
                        version: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeMySettings: {
        parameters: {
            query?: never;
            header: {
                /** @description the ETag of the version that you have seen */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description one of the six official languages of the United Nations
                     * @enum {string}
                     */
                    language: "ar" | "zh" | "en" | "fr" | "ru" | "es";
                    zone: string;
                };
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        language: "ar" | "zh" | "en" | "fr" | "ru" | "es";
                        /** @description an IANA time zone */
                        zone: string;
                        /** @description after the latest change; also its ETag */
                        version: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            428: components["responses"]["IfMatchMissing"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    listMyTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Including those that can no longer be used. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** @description the beginning of the token, by which a leaked one can be identified */
                            prefix: string;
                            personId: string;
                            name: string;
                            /**
                             * @description `read` changes nothing
                             * @enum {string}
                             */
                            may: "read" | "act";
                            memberships: {
                                partyId: string;
                                /** @enum {string} */
                                role: "approver" | "signatory" | "focal_point" | "manager" | "administrator" | "auditor";
                            }[];
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            /** @description to the minute; null: never */
                            lastUsedAt: string | null;
                            revokedAt: string | null;
                            /** @enum {string} */
                            status: "in_use" | "expired" | "revoked";
                        }[];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    makeToken: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description what the token is for */
                    name: string;
                    /**
                     * @description `read` changes nothing
                     * @enum {string}
                     */
                    may: "read" | "act";
                    /** @description which of your roles for parties the token has */
                    memberships: {
                        partyId: string;
                        /** @enum {string} */
                        role: "approver" | "signatory" | "focal_point" | "manager" | "administrator" | "auditor";
                    }[];
                    expiresInDays: number;
                };
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description the beginning of the token, by which a leaked one can be identified */
                        prefix: string;
                        personId: string;
                        name: string;
                        /**
                         * @description `read` changes nothing
                         * @enum {string}
                         */
                        may: "read" | "act";
                        memberships: {
                            partyId: string;
                            /** @enum {string} */
                            role: "approver" | "signatory" | "focal_point" | "manager" | "administrator" | "auditor";
                        }[];
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        expiresAt: string;
                        /** @description to the minute; null: never */
                        lastUsedAt: string | null;
                        revokedAt: string | null;
                        /** @enum {string} */
                        status: "in_use" | "expired" | "revoked";
                        /** @description shown only this once */
                        token: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            /** @description This call has already made one, or you have too many in use. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
        };
    };
    revokeMyToken: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                tokenId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Revoked. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        revoked: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    listMyViews: {
        parameters: {
            query?: {
                list?: "inbox" | "requests" | "arrangements";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            list: "inbox" | "requests" | "arrangements";
                            name: string;
                            /** @description the query string of the list */
                            query: {
                                [key: string]: string;
                            };
                            /** @description its place among your views of the list, from 0 on */
                            position: number;
                            /** @description after the latest change; also its ETag */
                            version: number;
                        }[];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    saveMyView: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    list: "inbox";
                    name: string;
                    /** @description the query parameters of the list, without cursor and limit */
                    query: {
                        /**
                         * @description mine: claimed by you; party: open for your parties; waiting: waiting on others; snoozed: put off by you; done: done by you, latest first
                         * @default party
                         * @enum {string}
                         */
                        queue?: "mine" | "party" | "waiting" | "snoozed" | "done";
                        /**
                         * @description due first; opened first, or last; needed first
                         * @default due
                         * @enum {string}
                         */
                        sort?: "due" | "opened" | "-opened" | "neededBy";
                        /** @enum {string} */
                        kind?: "answer" | "reply_to_question" | "countersign_paper" | "enter_conditions" | "countersign_conditions" | "review_late_answer" | "resolve_coverage" | "resolve_reservation" | "resolve_block" | "record_reply" | "appoint_person" | "confirm_override" | "settle_contest";
                        /** @enum {string} */
                        legKind?: "releasing_assessment" | "cost_review" | "consultation" | "advance_notice" | "contributor_consent" | "host_consent" | "regional_consent" | "council_decision" | "mou_amendment" | "clearances";
                        /** Format: uuid */
                        requestId?: string;
                        /** Format: uuid */
                        arrangementId?: string;
                        /** @description the party whose people do it, or whose leg it is for */
                        party?: string;
                        /** @constant */
                        overdue?: "true";
                        /** @constant */
                        unclaimed?: "true";
                        /** @description a moment, or a day, which begins in New York */
                        dueBefore?: string;
                        /** @description words or their beginnings, in any order, with or without accents: reference, units, missions, parties, authority */
                        q?: string;
                    };
                    /**
                     * @description null: unchanged, or at the end
                     * @default null
                     */
                    position?: number | null;
                } | {
                    /** @constant */
                    list: "requests";
                    name: string;
                    /** @description the query parameters of the list, without cursor and limit */
                    query: {
                        /**
                         * @default all
                         * @enum {string}
                         */
                        state?: "draft" | "open" | "closed" | "all";
                        /**
                         * @description needed first; submitted last; by reference
                         * @default neededBy
                         * @enum {string}
                         */
                        sort?: "neededBy" | "-submitted" | "reference";
                        /** @enum {string} */
                        status?: "draft" | "open" | "granted" | "granted_in_part" | "granted_per_record" | "refused" | "withdrawn" | "overtaken" | "lapsed";
                        /** @enum {string} */
                        kind?: "start" | "extend" | "amend" | "convert" | "end";
                        sendingMission?: string;
                        receivingMission?: string;
                        /** @description the contributing country of one of the units */
                        contributor?: string;
                        unit?: string;
                        /**
                         * @description with a leg of this kind that is awaited
                         * @enum {string}
                         */
                        legKind?: "releasing_assessment" | "cost_review" | "consultation" | "advance_notice" | "contributor_consent" | "host_consent" | "regional_consent" | "council_decision" | "mou_amendment" | "clearances";
                        /**
                         * @description with an overdue leg, of the kind `legKind` if that is given
                         * @constant
                         */
                        overdue?: "true";
                        /**
                         * @description open, and an outstanding leg is overdue or due only after the loan is needed
                         * @constant
                         */
                        atRisk?: "true";
                        /** @description a moment, or a day, which begins in New York */
                        neededBefore?: string;
                        /** @description words or their beginnings, in any order, with or without accents: reference, units, missions, parties, authority */
                        q?: string;
                    };
                    /**
                     * @description null: unchanged, or at the end
                     * @default null
                     */
                    position?: number | null;
                } | {
                    /** @constant */
                    list: "arrangements";
                    name: string;
                    /** @description the query parameters of the list, without cursor and limit */
                    query: {
                        /**
                         * @description by reference; expiring first
                         * @default reference
                         * @enum {string}
                         */
                        sort?: "reference" | "expires";
                        /** @enum {string} */
                        status?: "forming" | "in_force" | "suspended" | "ended" | "discontinued" | "converted";
                        /**
                         * @description with a unit that is present without an authority
                         * @constant
                         */
                        breach?: "true";
                        sendingMission?: string;
                        receivingMission?: string;
                        contributor?: string;
                        unit?: string;
                        /** @description with a line that is not over and expires before. a moment, or a day, which begins in New York */
                        expiresBefore?: string;
                        /** @description words or their beginnings, in any order, with or without accents of one of its requests */
                        q?: string;
                    };
                    /**
                     * @description null: unchanged, or at the end
                     * @default null
                     */
                    position?: number | null;
                };
            };
        };
        responses: {
            /** @description Saved. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        list: "inbox" | "requests" | "arrangements";
                        name: string;
                        /** @description the query string of the list */
                        query: {
                            [key: string]: string;
                        };
                        /** @description its place among your views of the list, from 0 on */
                        position: number;
                        /** @description after the latest change; also its ETag */
                        version: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeMyView: {
        parameters: {
            query?: never;
            header: {
                /** @description the ETag of the version that you have seen */
                "If-Match": string;
            };
            path: {
                viewId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    list: "inbox";
                    name: string;
                    /** @description the query parameters of the list, without cursor and limit */
                    query: {
                        /**
                         * @description mine: claimed by you; party: open for your parties; waiting: waiting on others; snoozed: put off by you; done: done by you, latest first
                         * @default party
                         * @enum {string}
                         */
                        queue?: "mine" | "party" | "waiting" | "snoozed" | "done";
                        /**
                         * @description due first; opened first, or last; needed first
                         * @default due
                         * @enum {string}
                         */
                        sort?: "due" | "opened" | "-opened" | "neededBy";
                        /** @enum {string} */
                        kind?: "answer" | "reply_to_question" | "countersign_paper" | "enter_conditions" | "countersign_conditions" | "review_late_answer" | "resolve_coverage" | "resolve_reservation" | "resolve_block" | "record_reply" | "appoint_person" | "confirm_override" | "settle_contest";
                        /** @enum {string} */
                        legKind?: "releasing_assessment" | "cost_review" | "consultation" | "advance_notice" | "contributor_consent" | "host_consent" | "regional_consent" | "council_decision" | "mou_amendment" | "clearances";
                        /** Format: uuid */
                        requestId?: string;
                        /** Format: uuid */
                        arrangementId?: string;
                        /** @description the party whose people do it, or whose leg it is for */
                        party?: string;
                        /** @constant */
                        overdue?: "true";
                        /** @constant */
                        unclaimed?: "true";
                        /** @description a moment, or a day, which begins in New York */
                        dueBefore?: string;
                        /** @description words or their beginnings, in any order, with or without accents: reference, units, missions, parties, authority */
                        q?: string;
                    };
                    /**
                     * @description null: unchanged, or at the end
                     * @default null
                     */
                    position?: number | null;
                } | {
                    /** @constant */
                    list: "requests";
                    name: string;
                    /** @description the query parameters of the list, without cursor and limit */
                    query: {
                        /**
                         * @default all
                         * @enum {string}
                         */
                        state?: "draft" | "open" | "closed" | "all";
                        /**
                         * @description needed first; submitted last; by reference
                         * @default neededBy
                         * @enum {string}
                         */
                        sort?: "neededBy" | "-submitted" | "reference";
                        /** @enum {string} */
                        status?: "draft" | "open" | "granted" | "granted_in_part" | "granted_per_record" | "refused" | "withdrawn" | "overtaken" | "lapsed";
                        /** @enum {string} */
                        kind?: "start" | "extend" | "amend" | "convert" | "end";
                        sendingMission?: string;
                        receivingMission?: string;
                        /** @description the contributing country of one of the units */
                        contributor?: string;
                        unit?: string;
                        /**
                         * @description with a leg of this kind that is awaited
                         * @enum {string}
                         */
                        legKind?: "releasing_assessment" | "cost_review" | "consultation" | "advance_notice" | "contributor_consent" | "host_consent" | "regional_consent" | "council_decision" | "mou_amendment" | "clearances";
                        /**
                         * @description with an overdue leg, of the kind `legKind` if that is given
                         * @constant
                         */
                        overdue?: "true";
                        /**
                         * @description open, and an outstanding leg is overdue or due only after the loan is needed
                         * @constant
                         */
                        atRisk?: "true";
                        /** @description a moment, or a day, which begins in New York */
                        neededBefore?: string;
                        /** @description words or their beginnings, in any order, with or without accents: reference, units, missions, parties, authority */
                        q?: string;
                    };
                    /**
                     * @description null: unchanged, or at the end
                     * @default null
                     */
                    position?: number | null;
                } | {
                    /** @constant */
                    list: "arrangements";
                    name: string;
                    /** @description the query parameters of the list, without cursor and limit */
                    query: {
                        /**
                         * @description by reference; expiring first
                         * @default reference
                         * @enum {string}
                         */
                        sort?: "reference" | "expires";
                        /** @enum {string} */
                        status?: "forming" | "in_force" | "suspended" | "ended" | "discontinued" | "converted";
                        /**
                         * @description with a unit that is present without an authority
                         * @constant
                         */
                        breach?: "true";
                        sendingMission?: string;
                        receivingMission?: string;
                        contributor?: string;
                        unit?: string;
                        /** @description with a line that is not over and expires before. a moment, or a day, which begins in New York */
                        expiresBefore?: string;
                        /** @description words or their beginnings, in any order, with or without accents of one of its requests */
                        q?: string;
                    };
                    /**
                     * @description null: unchanged, or at the end
                     * @default null
                     */
                    position?: number | null;
                };
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        list: "inbox" | "requests" | "arrangements";
                        name: string;
                        /** @description the query string of the list */
                        query: {
                            [key: string]: string;
                        };
                        /** @description its place among your views of the list, from 0 on */
                        position: number;
                        /** @description after the latest change; also its ETag */
                        version: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            428: components["responses"]["IfMatchMissing"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    removeMyView: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
                /** @description the ETag of the version that you have seen */
                "If-Match": string;
            };
            path: {
                viewId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Removed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        removed: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            428: components["responses"]["IfMatchMissing"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    listMissions: {
        parameters: {
            query?: {
                /** @description where the previous page ended, from its Link header */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Mission"][];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    listParties: {
        parameters: {
            query?: {
                /** @description where the previous page ended, from its Link header */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Party"][];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    enterParty: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
                    /** @enum {string} */
                    kind: "state" | "mission" | "council" | "secretariat" | "executive_office" | "regional_body";
                    name: string;
                    /** @description the language of mails to it (BCP 47) */
                    language: string;
                    zone: string;
                    /** @description the sources of these data */
                    sources: string[];
                    /**
                     * @description for missions; null for all others
                     * @default null
                     */
                    mission?: {
                        fullName: string;
                        /** @description the state on whose territory it works */
                        host: string;
                        /**
                         * @description its first day; null: not known
                         * @default null
                         */
                        openedOn?: string | null;
                        /**
                         * @description its last day; null: it goes on
                         * @default null
                         */
                        closedOn?: string | null;
                        /**
                         * @description null: not known
                         * @default null
                         */
                        mandateEndsOn?: string | null;
                        /**
                         * @description the regional body whose consent is needed too, e.g. of a hybrid operation
                         * @default null
                         */
                        regionalBody?: string | null;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Entered. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description the case after this change; also its ETag */
                        version: number;
                        partyId: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getParty: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                partyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The party. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        version: number;
                        /** @enum {string} */
                        kind: "state" | "mission" | "council" | "secretariat" | "executive_office" | "regional_body";
                        name: string;
                        language: string;
                        zone: string;
                        sources: string[];
                        mission: {
                            fullName: string;
                            host: string;
                            openedOn: string | null;
                            closedOn: string | null;
                            mandateEndsOn: string | null;
                            regionalBody: string | null;
                        } | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeParty: {
        parameters: {
            query?: never;
            header: {
                /** @description the ETag of the version that you have seen */
                "If-Match": string;
            };
            path: {
                partyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @description the language of mails to it (BCP 47) */
                    language: string;
                    zone: string;
                    /** @description the sources of these data */
                    sources: string[];
                    /**
                     * @description for missions; null for all others
                     * @default null
                     */
                    mission?: {
                        fullName: string;
                        /** @description the state on whose territory it works */
                        host: string;
                        /**
                         * @description its first day; null: not known
                         * @default null
                         */
                        openedOn?: string | null;
                        /**
                         * @description its last day; null: it goes on
                         * @default null
                         */
                        closedOn?: string | null;
                        /**
                         * @description null: not known
                         * @default null
                         */
                        mandateEndsOn?: string | null;
                        /**
                         * @description the regional body whose consent is needed too, e.g. of a hybrid operation
                         * @default null
                         */
                        regionalBody?: string | null;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            428: components["responses"]["IfMatchMissing"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    listRepresentations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                partyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Earliest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            speaker: string;
                            from: string;
                            to: string | null;
                            source: string;
                            endedSource: string | null;
                            /** @description why it was taken back as an error; null: it is valid */
                            withdrawnReason: string | null;
                        }[];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    recordRepresentation: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                partyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description who is recognised, with the office */
                    speaker: string;
                    /** Format: date */
                    from: string;
                    /**
                     * @description null: still recognised
                     * @default null
                     */
                    to?: string | null;
                    /** @description the act of recognition, by its symbol */
                    source: string;
                };
            };
        };
        responses: {
            /** @description Recorded. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        representationId: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    endRepresentation: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                partyId: string;
                representationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    to: string;
                    source: string;
                };
            };
        };
        responses: {
            /** @description Ended. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        representationId: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    withdrawRepresentation: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                partyId: string;
                representationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Taken back. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        representationId: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    listPeople: {
        parameters: {
            query?: {
                /** @description where the previous page ended, from its Link header */
                cursor?: string;
                limit?: number;
                /** @description who acts for this party now */
                partyId?: string;
                /** @description who holds this role now */
                role?: "approver" | "signatory" | "focal_point" | "manager" | "administrator" | "auditor";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            title: string;
                            address: string;
                            language: string;
                        }[];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    enterPerson: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
                    name: string;
                    title: string;
                    /** Format: email */
                    address: string;
                    language: string;
                };
            };
        };
        responses: {
            /** @description Entered. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description the case after this change; also its ETag */
                        version: number;
                        personId: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        version: number;
                        name: string;
                        title: string;
                        address: string;
                        language: string;
                        /** @description including past ones, newest first */
                        memberships: {
                            id: string;
                            party: {
                                id: string;
                                name: string;
                            };
                            /** @enum {string} */
                            role: "approver" | "signatory" | "focal_point" | "manager" | "administrator" | "auditor";
                            seat: string | null;
                            /** Format: date-time */
                            from: string;
                            to: string | null;
                            /** @description whether it is valid now */
                            now: boolean;
                            givenBy: {
                                id: string;
                                name: string;
                            } | null;
                            endedBy: {
                                id: string;
                                name: string;
                            } | null;
                            endedReason: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    changePerson: {
        parameters: {
            query?: never;
            header: {
                /** @description the ETag of the version that you have seen */
                "If-Match": string;
            };
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    title: string;
                    /** Format: email */
                    address: string;
                    language: string;
                };
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            428: components["responses"]["IfMatchMissing"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    erasePerson: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Erased. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        personId: string;
                        /** Format: date-time */
                        erasedAt: string;
                        /** @description signatures erased */
                        signatures: number;
                        /** @description mails of which only the envelope was kept */
                        mails: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    giveMembership: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    partyId: string;
                    /** @enum {string} */
                    role: "approver" | "signatory" | "focal_point" | "manager" | "administrator" | "auditor";
                    /**
                     * @description the seat, by its id in policies, that the person holds; null: none
                     * @default null
                     */
                    seat?: string | null;
                    /** @description null: from now on */
                    from?: string | null;
                    /** @description null: until ended */
                    to?: string | null;
                };
            };
        };
        responses: {
            /** @description Given. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        membershipId: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    endMembership: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                personId: string;
                membershipId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Ended. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        membershipId: string;
                        /** @description how many seats of open legs the person leaves */
                        seatsLeft: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    listSessionsOf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Most recently used first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            /** Format: date-time */
                            openedAt: string;
                            /**
                             * Format: date-time
                             * @description the last call, to the minute
                             */
                            lastSeenAt: string;
                            /**
                             * Format: date-time
                             * @description when it ends at the latest, even if it is used
                             */
                            expiresAt: string;
                            /**
                             * @description how it was opened
                             * @enum {string}
                             */
                            how: "link" | "persona";
                            /** @description what was signed in with, by what it says of itself */
                            device: {
                                /**
                                 * @description `program`: none of the browsers; `unknown`: it said nothing of itself
                                 * @enum {string}
                                 */
                                browser: "edge" | "opera" | "samsung_internet" | "firefox" | "chrome" | "safari" | "program" | "unknown";
                                /** @description null: not known */
                                system: ("iphone" | "ipad" | "android" | "windows" | "chromeos" | "mac" | "linux") | null;
                            };
                        }[];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeSessionOf: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                personId: string;
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Ended. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description how many sessions were ended */
                        ended: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeSessionsOf: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Ended. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description how many sessions were ended */
                        ended: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    listPersonas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The people to sign in as. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            name: string;
                            title: string;
                            parties: string[];
                        }[];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
        };
    };
    signInAsPersona: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                personaId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Signed in; the session is in the cookie. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        title: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
        };
    };
    listPledges: {
        parameters: {
            query?: {
                /** @description where the previous page ended, from its Link header */
                cursor?: string;
                limit?: number;
                unitId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page; current pledges first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            unit: {
                                id: string;
                                name: string;
                            };
                            contributor: {
                                id: string;
                                name: string;
                            };
                            receivingMissions: string[] | null;
                            readyInDays: number | null;
                            /** Format: date */
                            from: string;
                            to: string | null;
                            words: string;
                            source: string;
                            /** Format: date-time */
                            recordedAt: string;
                            withdrawnAt: string | null;
                        }[];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    recordPledge: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    unitId: string;
                    /** @description null: wherever it is needed */
                    receivingMissions: string[] | null;
                    /** @description from being asked to moving; null: not stated */
                    readyInDays: number | null;
                    /** Format: date */
                    from: string;
                    /** @description its last day; null: until taken back */
                    to: string | null;
                    /** @description what was said */
                    words: string;
                    source: string;
                };
            };
        };
        responses: {
            /** @description Recorded. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pledgeId: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    withdrawPledge: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                pledgeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Taken back. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pledgeId: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    listPolicies: {
        parameters: {
            query?: {
                /** @description where the previous page ended, from its Link header */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PolicyOutput"][];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    enterPolicy: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    policy: components["schemas"]["Policy"];
                };
            };
        };
        responses: {
            /** @description Entered. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        policyId: string;
                        version: number;
                        hash: string;
                        /** @description what the author should think over, each with its place in the body */
                        warnings: {
                            pointer: string;
                            rule: string;
                            reason: components["schemas"]["CodedMessage"];
                        }[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    listPolicyVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                policyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            version: number;
                            hash: string;
                            title: string;
                        }[];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getPolicyVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                policyId: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policy. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyOutput"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    openRecordCase: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    content: components["schemas"]["RequestContent"];
                    /** @description when it was put forward; the time of the request starts at its upper bound */
                    effectiveAt: {
                        /** Format: date-time */
                        at: string;
                    } | components["schemas"]["DateOrRange"];
                    source: {
                        /** @description the document, by its symbol, e.g. S/RES/1967 (2011) */
                        symbol: string;
                        /**
                         * @description the place in it, and what is doubtful
                         * @default null
                         */
                        note?: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description Opened. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        arrangementId: string;
                        /** @description the number under which it is kept */
                        entry: number;
                        /** @description the generation of the log in which it is folded */
                        generation: number;
                        /** @description whether earlier entries were folded again */
                        refolded: boolean;
                        /**
                         * Format: date-time
                         * @description the time that the case has reached
                         */
                        reached: string;
                        requestId: string;
                        reference: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    continueRecordCase: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                arrangementId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Continued. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description the case after this change; also its ETag */
                        version: number;
                        /**
                         * Format: date-time
                         * @description the time on the case's clock
                         */
                        now: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    listRecordEntries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                arrangementId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All entries. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** @description its place in the order of entry */
                            number: number;
                            kind: string;
                            requestId: string | null;
                            /** @description when it happened: not before, not after; null: not known */
                            effective: {
                                from: string | null;
                                to: string | null;
                            };
                            /**
                             * Format: date-time
                             * @description the moment at which it counts
                             */
                            countsAt: string;
                            source: {
                                /** @description the document, by its symbol, e.g. S/RES/1967 (2011) */
                                symbol: string;
                                /**
                                 * @description the place in it, and what is doubtful
                                 * @default null
                                 */
                                note: string | null;
                            };
                            /** @description the fact as it was entered */
                            says: {
                                [key: string]: unknown;
                            };
                            /** @description the generation of the log in which it was first folded */
                            generation: number;
                            /** @description the entry that struck it; null: it counts */
                            struckBy: number | null;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC
                             */
                            recordedAt: string;
                            by: {
                                id: string;
                                name: string;
                            };
                        }[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    enterRecordFact: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                arrangementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description when it happened; null: not known, or, with an answer, as its act or instrument says */
                    effectiveAt?: ({
                        /** Format: date-time */
                        at: string;
                    } | components["schemas"]["DateOrRange"]) | null;
                    source: {
                        /** @description the document, by its symbol, e.g. S/RES/1967 (2011) */
                        symbol: string;
                        /**
                         * @description the place in it, and what is doubtful
                         * @default null
                         */
                        note?: string | null;
                    };
                    fact: {
                        /** @constant */
                        kind: "asked";
                        /** Format: uuid */
                        requestId: string;
                        legId: string;
                    } | {
                        /** @enum {string} */
                        answer: "notice_given" | "consent" | "consent_with_conditions" | "in_principle" | "provisional" | "refuse" | "object" | "abstain" | "withdraw" | "suspend" | "notified" | "consulted" | "adopted" | "not_adopted";
                        /** @default null */
                        instrument?: {
                            /** @enum {string} */
                            kind: "note_verbale" | "law" | "decree" | "letter" | "resolution" | "presidential_statement" | "minutes" | "communique" | "other";
                            reference: string | null;
                            /** @description who issued it, e.g. Verkhovna Rada */
                            organ: string | null;
                            /** @description what the instrument says; null: not known */
                            date: components["schemas"]["DateOrRange"] | null;
                            /** @description scans of the instrument, by the id and SHA-256 that their upload returned */
                            attachments?: {
                                /** Format: uuid */
                                id: string;
                                sha256: string;
                            }[];
                        } | null;
                        /** @default null */
                        caps?: components["schemas"]["Caps"] | null;
                        /**
                         * @description conditions in the words of the party
                         * @default null
                         */
                        conditions?: string | null;
                        /** @default null */
                        act?: components["schemas"]["CouncilAct"] | null;
                        /** @default null */
                        reason?: string | null;
                        /**
                         * @description who answers for the party, if that is not the person signed in
                         * @default null
                         */
                        signedBy?: {
                            name: string;
                            title: string;
                        } | null;
                        /**
                         * @description the seat that answers; may be left out if the leg has one seat, or the person sits on only one
                         * @default null
                         */
                        seat?: string | null;
                        /**
                         * @description with a withdrawal: the last day on which the consent still holds; null: it ends at once
                         * @default null
                         */
                        lastDay?: string | null;
                        /**
                         * @description the decision that this one corrects
                         * @default null
                         */
                        corrects?: string | null;
                        /** @constant */
                        kind: "decided";
                        /** Format: uuid */
                        requestId: string;
                        legId: string;
                    } | {
                        /** @constant */
                        kind: "not_in_record";
                        /** Format: uuid */
                        requestId: string;
                        legId: string;
                        reason: string;
                    } | {
                        /** @constant */
                        kind: "waived";
                        /** Format: uuid */
                        requestId: string;
                        legId: string;
                        instrument: string;
                        reason: string;
                    } | {
                        /** @constant */
                        kind: "late_answer_noted";
                        /** Format: uuid */
                        requestId: string;
                        decisionId: string;
                        reason: string;
                    } | {
                        /** @constant */
                        kind: "late_answer_reinstated";
                        /** Format: uuid */
                        requestId: string;
                        decisionId: string;
                        reason: string;
                    } | {
                        /** @constant */
                        kind: "refusal_accepted";
                        /** Format: uuid */
                        requestId: string;
                        legId: string;
                        reason: string;
                    } | {
                        /** @constant */
                        kind: "asked_again";
                        /** Format: uuid */
                        requestId: string;
                        legId: string;
                        reason: string;
                    } | {
                        /** @constant */
                        kind: "line_dropped";
                        /** Format: uuid */
                        requestId: string;
                        lineId: string;
                        reason: string;
                    } | {
                        /** @constant */
                        kind: "withdrawn";
                        /** Format: uuid */
                        requestId: string;
                        reason: string;
                    } | {
                        /** @constant */
                        kind: "overtaken";
                        /** Format: uuid */
                        requestId: string;
                        reason: string;
                    } | {
                        /** @constant */
                        kind: "readiness_stated";
                        lineId: string;
                        readiness: components["schemas"]["Readiness"];
                    } | {
                        /** @enum {string} */
                        clearance: "personnel" | "weapons" | "aircraft" | "route";
                        /** @description whose clearance it is, e.g. Government of South Sudan */
                        issuer: string;
                        /** @enum {string} */
                        status: "requested" | "granted" | "refused" | "withdrawn";
                        /**
                         * @description permit, note verbale or list number
                         * @default null
                         */
                        instrument?: string | null;
                        /**
                         * @description its last day; null: not limited
                         * @default null
                         */
                        validTo?: string | null;
                        /** @constant */
                        kind: "clearance_recorded";
                        lineId: string;
                    } | {
                        /** @constant */
                        kind: "departed";
                        lineId: string;
                    } | {
                        /** @constant */
                        kind: "arrived";
                        lineId: string;
                        /**
                         * @description what arrived this time; null: all of it
                         * @default null
                         */
                        increment?: {
                            /**
                             * @description how many of the unit, e.g. 2 of 3 helicopters; null: not counted
                             * @default null
                             */
                            count?: number | null;
                            /**
                             * @description null: not counted
                             * @default null
                             */
                            persons?: components["schemas"]["Persons"] | null;
                        } | null;
                        /**
                         * @description whether it was the last of it
                         * @default false
                         */
                        complete?: boolean;
                    } | {
                        /** @constant */
                        kind: "authority_transferred";
                        lineId: string;
                        certificate: string;
                    } | {
                        /** @constant */
                        kind: "returned";
                        lineId: string;
                    } | {
                        /** @constant */
                        kind: "repatriated";
                        lineId: string;
                    } | {
                        /**
                         * @description null: all lines of the arrangement
                         * @default null
                         */
                        lineIds?: string[] | null;
                        reason: string;
                        /** @constant */
                        kind: "suspended";
                    } | {
                        /**
                         * @description null: all lines of the arrangement
                         * @default null
                         */
                        lineIds?: string[] | null;
                        reason: string;
                        /** @constant */
                        kind: "resumed";
                    } | {
                        /**
                         * @description null: all lines of the arrangement
                         * @default null
                         */
                        lineIds?: string[] | null;
                        act: {
                            symbol: string;
                            /** Format: date */
                            adoptedOn: string;
                        };
                        /**
                         * @description the last day on which units may still be there; null: they must leave at once
                         * @default null
                         */
                        returnBy?: string | null;
                        reason: string;
                        /** @constant */
                        kind: "discontinued";
                    } | {
                        /** @enum {string} */
                        ruling: "turn_back" | "proceed";
                        /** @description what the ruling rests on, e.g. a letter or a resolution */
                        instrument: string;
                        /**
                         * @description with proceed: the last day of the stay; null: as the line was granted
                         * @default null
                         */
                        until?: string | null;
                        reason: string;
                        /** @constant */
                        kind: "in_flight_ruled";
                        lineId: string;
                    } | {
                        /**
                         * @description null: all lines of the arrangement
                         * @default null
                         */
                        lineIds?: string[] | null;
                        act: {
                            symbol: string;
                            /** Format: date */
                            adoptedOn: string;
                        };
                        reason: string;
                        /** @constant */
                        kind: "converted";
                    };
                };
            };
        };
        responses: {
            /** @description Entered. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        arrangementId: string;
                        /** @description the number under which it is kept */
                        entry: number;
                        /** @description the generation of the log in which it is folded */
                        generation: number;
                        /** @description whether earlier entries were folded again */
                        refolded: boolean;
                        /**
                         * Format: date-time
                         * @description the time that the case has reached
                         */
                        reached: string;
                        /** @description of an answer */
                        decisionId: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    strikeRecordEntry: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                arrangementId: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    /** @default null */
                    source?: {
                        /** @description the document, by its symbol, e.g. S/RES/1967 (2011) */
                        symbol: string;
                        /**
                         * @description the place in it, and what is doubtful
                         * @default null
                         */
                        note?: string | null;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Struck. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        arrangementId: string;
                        /** @description the number under which it is kept */
                        entry: number;
                        /** @description the generation of the log in which it is folded */
                        generation: number;
                        /** @description whether earlier entries were folded again */
                        refolded: boolean;
                        /**
                         * Format: date-time
                         * @description the time that the case has reached
                         */
                        reached: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    listRecordGenerations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                arrangementId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All generations. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            generation: number;
                            /** @description the entry with which it began */
                            entry: number;
                            /**
                             * Format: date-time
                             * @description RFC 3339, UTC
                             */
                            recordedAt: string;
                            by: {
                                id: string;
                                name: string;
                            };
                            /** @description how many entries it holds until the next */
                            entries: number;
                            /** @description whether earlier entries were folded again */
                            refolded: boolean;
                            /** @description folded again and compared: what the first entry of the generation changed */
                            changes: {
                                /**
                                 * @description to what it belongs
                                 * @enum {string}
                                 */
                                about: "request" | "leg" | "arrangement" | "line";
                                /** @description the key of that */
                                id: string;
                                /** @description null: it belongs to the arrangement */
                                requestId: string | null;
                                /** @description status, lag, window … */
                                what: string;
                                before: unknown;
                                after: unknown;
                            }[];
                        }[];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    openRecordRequest: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                arrangementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    content: components["schemas"]["RequestContent"];
                    /** @description when it was put forward; the time of the request starts at its upper bound */
                    effectiveAt: {
                        /** Format: date-time */
                        at: string;
                    } | components["schemas"]["DateOrRange"];
                    source: {
                        /** @description the document, by its symbol, e.g. S/RES/1967 (2011) */
                        symbol: string;
                        /**
                         * @description the place in it, and what is doubtful
                         * @default null
                         */
                        note?: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description Opened. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        arrangementId: string;
                        /** @description the number under which it is kept */
                        entry: number;
                        /** @description the generation of the log in which it is folded */
                        generation: number;
                        /** @description whether earlier entries were folded again */
                        refolded: boolean;
                        /**
                         * Format: date-time
                         * @description the time that the case has reached
                         */
                        reached: string;
                        requestId: string;
                        reference: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    listRequests: {
        parameters: {
            query?: {
                /** @description where the previous page ended, from its Link header */
                cursor?: string;
                limit?: number;
                state?: "draft" | "open" | "closed" | "all";
                /** @description needed first; submitted last; by reference */
                sort?: "neededBy" | "-submitted" | "reference";
                status?: "draft" | "open" | "granted" | "granted_in_part" | "granted_per_record" | "refused" | "withdrawn" | "overtaken" | "lapsed";
                kind?: "start" | "extend" | "amend" | "convert" | "end";
                sendingMission?: string;
                receivingMission?: string;
                /** @description the contributing country of one of the units */
                contributor?: string;
                unit?: string;
                /** @description with a leg of this kind that is awaited */
                legKind?: "releasing_assessment" | "cost_review" | "consultation" | "advance_notice" | "contributor_consent" | "host_consent" | "regional_consent" | "council_decision" | "mou_amendment" | "clearances";
                /** @description with an overdue leg, of the kind `legKind` if that is given */
                overdue?: "true";
                /** @description open, and an outstanding leg is overdue or due only after the loan is needed */
                atRisk?: "true";
                /** @description a moment, or a day, which begins in New York */
                neededBefore?: string;
                /** @description words or their beginnings, in any order, with or without accents: reference, units, missions, parties, authority */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RequestRow"][];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    draftRequest: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "content": {
                 *         "sendingMission": "unmil",
                 *         "receivingMission": "unoci",
                 *         "purpose": "Reinforce UNOCI during the crisis that followed the presidential election.",
                 *         "scope": "Three armed helicopters (Mi-24) with their crews, up to 60 persons, from UNMIL to UNOCI.",
                 *         "authorityId": "s-res-1967-2011",
                 *         "policyId": "standard",
                 *         "neededBy": "2011-01-31",
                 *         "lines": [
                 *           {
                 *             "id": "mi24",
                 *             "unitId": "ukr-mi24",
                 *             "count": 3,
                 *             "persons": {
                 *               "military": 60,
                 *               "police": 0,
                 *               "civilian": 0
                 *             },
                 *             "from": null,
                 *             "to": null
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": {
                    content: components["schemas"]["RequestContent"];
                    /**
                     * Format: date-time
                     * @description demonstrations only: the moment at which the clock of this case starts
                     */
                    clockStartsAt?: string;
                    /** @description what a replay of the past has to assume, e.g. when a party was asked */
                    assumptions?: string;
                    /**
                     * @description whether the draft is submitted at once
                     * @default false
                     */
                    submit?: boolean;
                };
            };
        };
        responses: {
            /** @description The request: a draft, or submitted already. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        requestId: string;
                        arrangementId: string;
                        reference: string;
                        version: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                requestId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What you may see of it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Request"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    reviseRequest: {
        parameters: {
            query?: never;
            header: {
                /** @description the ETag of the version that you have seen */
                "If-Match": string;
            };
            path: {
                requestId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "content": {
                 *         "sendingMission": "unmil",
                 *         "receivingMission": "unoci",
                 *         "purpose": "Reinforce UNOCI during the crisis that followed the presidential election.",
                 *         "scope": "Three armed helicopters (Mi-24) with their crews, up to 60 persons, from UNMIL to UNOCI.",
                 *         "authorityId": "s-res-1967-2011",
                 *         "policyId": "standard",
                 *         "neededBy": "2011-01-31",
                 *         "lines": [
                 *           {
                 *             "id": "mi24",
                 *             "unitId": "ukr-mi24",
                 *             "count": 3,
                 *             "persons": {
                 *               "military": 60,
                 *               "police": 0,
                 *               "civilian": 0
                 *             },
                 *             "from": null,
                 *             "to": null
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": {
                    content: components["schemas"]["RequestContent"];
                };
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            428: components["responses"]["IfMatchMissing"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    amendRequest: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
                /** @description the ETag of the version that you have seen */
                "If-Match": string;
            };
            path: {
                requestId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "content": {
                 *         "sendingMission": "unmil",
                 *         "receivingMission": "unoci",
                 *         "purpose": "Reinforce UNOCI during the crisis that followed the presidential election.",
                 *         "scope": "Three armed helicopters (Mi-24) with their crews, up to 60 persons, from UNMIL to UNOCI.",
                 *         "authorityId": "s-res-1967-2011",
                 *         "policyId": "standard",
                 *         "neededBy": "2011-01-31",
                 *         "lines": [
                 *           {
                 *             "id": "mi24",
                 *             "unitId": "ukr-mi24",
                 *             "count": 3,
                 *             "persons": {
                 *               "military": 60,
                 *               "police": 0,
                 *               "civilian": 0
                 *             },
                 *             "from": null,
                 *             "to": null
                 *           }
                 *         ]
                 *       },
                 *       "reason": "The crews need twenty persons more."
                 *     }
                 */
                "application/json": {
                    content: components["schemas"]["RequestContent"];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Amended. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            428: components["responses"]["IfMatchMissing"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getRequestAudit: {
        parameters: {
            query?: {
                /** @description where the previous page ended, from its Link header */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                requestId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    listChaseNotes: {
        parameters: {
            query?: {
                /** @description where the previous page ended, from its Link header */
                cursor?: string;
                limit?: number;
                legId?: string;
            };
            header?: never;
            path: {
                requestId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            /** @description the entry that it corrects */
                            corrects: string | null;
                            /** @description the entry that corrects it */
                            correctedBy: string | null;
                            by: {
                                id: string;
                                name: string;
                            };
                            /** @description the person for whom it was written */
                            party: {
                                id: string;
                                name: string;
                            };
                            /**
                             * Format: date-time
                             * @description on the clock of the case
                             */
                            caseTime: string;
                            /**
                             * Format: date-time
                             * @description in real time
                             */
                            recordedAt: string;
                            legId: string;
                            /** @enum {string} */
                            channel: "phone" | "video" | "meeting" | "mail" | "message" | "other";
                            withWhom: string;
                            /** @description not before, not after */
                            happened: {
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                            };
                            said: string;
                            nextStep: string | null;
                            /** @description a day */
                            nextStepOn: string | null;
                        }[];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    listComments: {
        parameters: {
            query?: {
                /** @description where the previous page ended, from its Link header */
                cursor?: string;
                limit?: number;
                legId?: string;
            };
            header?: never;
            path: {
                requestId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            /** @description the entry that it corrects */
                            corrects: string | null;
                            /** @description the entry that corrects it */
                            correctedBy: string | null;
                            by: {
                                id: string;
                                name: string;
                            };
                            /** @description the person for whom it was written */
                            party: {
                                id: string;
                                name: string;
                            };
                            /**
                             * Format: date-time
                             * @description on the clock of the case
                             */
                            caseTime: string;
                            /**
                             * Format: date-time
                             * @description in real time
                             */
                            recordedAt: string;
                            legId: string | null;
                            /** @description null also if the task is not for you */
                            taskId: string | null;
                            /** @enum {string} */
                            visibleTo: "secretariat" | "party";
                            text: string;
                        }[];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    addComment: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    /**
                     * @description secretariat: only the unit that manages the request; party: the party of the leg as well
                     * @enum {string}
                     */
                    visibleTo: "secretariat" | "party";
                    /** @default null */
                    legId?: string | null;
                    /** @default null */
                    taskId?: string | null;
                    /**
                     * @description the comment that this one corrects
                     * @default null
                     */
                    corrects?: string | null;
                };
            };
        };
        responses: {
            /** @description Kept for good; a correction is a new entry that names it. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        noteId: string;
                        /** Format: date-time */
                        recordedAt: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    noteContest: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                contestId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    strikeRecord: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                contestId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    noteLateAnswer: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                decisionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    reinstateLateAnswer: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                decisionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    acceptRefusal: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                legId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    addApprover: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                legId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description the seat; `party` if the party has one voice */
                    seatId: string;
                    personId: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    removeApprover: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                legId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description the seat; `party` if the party has one voice */
                    seatId: string;
                    personId: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    askOnLeg: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                legId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Asked. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        questionId: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    askAgain: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                legId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    addChaseNote: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                legId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    channel: "phone" | "video" | "meeting" | "mail" | "message" | "other";
                    /** @description who was spoken to: name, office */
                    withWhom: string;
                    /** @description the moment, or the day in New York */
                    happened: {
                        /** Format: date-time */
                        at: string;
                    } | {
                        /** Format: date */
                        on: string;
                    };
                    /** @description what was said */
                    said: string;
                    /** @default null */
                    nextStep?: string | null;
                    /** @default null */
                    nextStepOn?: string | null;
                    /**
                     * @description the note that this one corrects
                     * @default null
                     */
                    corrects?: string | null;
                };
            };
        };
        responses: {
            /** @description Kept for good; a correction is a new entry that names it. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        noteId: string;
                        /** Format: date-time */
                        recordedAt: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    enterConditions: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                legId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    caps: components["schemas"]["Caps"];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    countersignConditions: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                legId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    sendBackConditions: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                legId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    withdrawContest: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                legId: string;
                contestId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    reason?: string | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    decideLeg: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                legId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "answer": "consent",
                 *       "instrument": {
                 *         "kind": "note_verbale",
                 *         "reference": "NV/2011/17",
                 *         "organ": null,
                 *         "date": {
                 *           "on": "2011-01-12"
                 *         }
                 *       },
                 *       "signedBy": {
                 *         "name": "A. B.",
                 *         "title": "Permanent Representative"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    answer: "notice_given" | "consent" | "consent_with_conditions" | "in_principle" | "provisional" | "refuse" | "object" | "abstain" | "withdraw" | "suspend" | "notified" | "consulted" | "adopted" | "not_adopted";
                    /** @default null */
                    instrument?: {
                        /** @enum {string} */
                        kind: "note_verbale" | "law" | "decree" | "letter" | "resolution" | "presidential_statement" | "minutes" | "communique" | "other";
                        reference: string | null;
                        /** @description who issued it, e.g. Verkhovna Rada */
                        organ: string | null;
                        /** @description what the instrument says; null: not known */
                        date: components["schemas"]["DateOrRange"] | null;
                        /** @description scans of the instrument, by the id and SHA-256 that their upload returned */
                        attachments?: {
                            /** Format: uuid */
                            id: string;
                            sha256: string;
                        }[];
                    } | null;
                    /** @default null */
                    caps?: components["schemas"]["Caps"] | null;
                    /**
                     * @description conditions in the words of the party
                     * @default null
                     */
                    conditions?: string | null;
                    /** @default null */
                    act?: components["schemas"]["CouncilAct"] | null;
                    /** @default null */
                    reason?: string | null;
                    /**
                     * @description who answers for the party, if that is not the person signed in
                     * @default null
                     */
                    signedBy?: {
                        name: string;
                        title: string;
                    } | null;
                    /**
                     * @description the seat that answers; may be left out if the leg has one seat, or the person sits on only one
                     * @default null
                     */
                    seat?: string | null;
                    /**
                     * @description with a withdrawal: the last day on which the consent still holds; null: it ends at once
                     * @default null
                     */
                    lastDay?: string | null;
                    /**
                     * @description the decision that this one corrects
                     * @default null
                     */
                    corrects?: string | null;
                    /**
                     * @description the absent person for whom you answer; an absence must name you. It is recorded
                     * @default null
                     */
                    onBehalfOf?: string | null;
                    /**
                     * @description the hash of the text that you have read; if another text is asked by now, the answer is refused
                     * @default null
                     */
                    textHash?: string | null;
                };
            };
        };
        responses: {
            /** @description The answer counts; this is its receipt. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decisionId: string;
                        /** @description the number under which the answer is kept for good */
                        receipt: number;
                        /** @enum {string} */
                        status: "counts" | "late";
                        /** @enum {string} */
                        legStatus: "not_started" | "asked" | "paused" | "in_principle" | "provisional" | "obtained" | "obtained_with_caveats" | "notified" | "consulted" | "refused" | "objected" | "withdrawn" | "suspended" | "lapsed" | "waived" | "not_in_record";
                        /** Format: date-time */
                        caseTime: string;
                        /** Format: date-time */
                        recordedAt: string;
                    };
                };
            };
            /** @description The leg was closed before; the answer is kept as late and will be reviewed. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decisionId: string;
                        /** @description the number under which the answer is kept for good */
                        receipt: number;
                        /** @enum {string} */
                        status: "counts" | "late";
                        /** @enum {string} */
                        legStatus: "not_started" | "asked" | "paused" | "in_principle" | "provisional" | "obtained" | "obtained_with_caveats" | "notified" | "consulted" | "refused" | "objected" | "withdrawn" | "suspended" | "lapsed" | "waived" | "not_in_record";
                        /** Format: date-time */
                        caseTime: string;
                        /** Format: date-time */
                        recordedAt: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Already answered by the same seat; `earlier` says by whom and when. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    contestRecord: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                legId: string;
                decisionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Contested. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description the case after this change; also its ETag */
                        version: number;
                        contestId: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    recordPaper: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                legId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "answer": "consent",
                 *       "instrument": {
                 *         "kind": "note_verbale",
                 *         "reference": "NV/2011/17",
                 *         "organ": null,
                 *         "date": {
                 *           "on": "2011-01-12"
                 *         }
                 *       },
                 *       "signedBy": {
                 *         "name": "A. B.",
                 *         "title": "Permanent Representative"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    answer: "notice_given" | "consent" | "consent_with_conditions" | "in_principle" | "provisional" | "refuse" | "object" | "abstain" | "withdraw" | "suspend" | "notified" | "consulted" | "adopted" | "not_adopted";
                    /** @default null */
                    instrument?: {
                        /** @enum {string} */
                        kind: "note_verbale" | "law" | "decree" | "letter" | "resolution" | "presidential_statement" | "minutes" | "communique" | "other";
                        reference: string | null;
                        /** @description who issued it, e.g. Verkhovna Rada */
                        organ: string | null;
                        /** @description what the instrument says; null: not known */
                        date: components["schemas"]["DateOrRange"] | null;
                        /** @description scans of the instrument, by the id and SHA-256 that their upload returned */
                        attachments?: {
                            /** Format: uuid */
                            id: string;
                            sha256: string;
                        }[];
                    } | null;
                    /** @default null */
                    caps?: components["schemas"]["Caps"] | null;
                    /**
                     * @description conditions in the words of the party
                     * @default null
                     */
                    conditions?: string | null;
                    /** @default null */
                    act?: components["schemas"]["CouncilAct"] | null;
                    /** @default null */
                    reason?: string | null;
                    /**
                     * @description who answers for the party, if that is not the person signed in
                     * @default null
                     */
                    signedBy?: {
                        name: string;
                        title: string;
                    } | null;
                    /**
                     * @description the seat that answers; may be left out if the leg has one seat, or the person sits on only one
                     * @default null
                     */
                    seat?: string | null;
                    /**
                     * @description with a withdrawal: the last day on which the consent still holds; null: it ends at once
                     * @default null
                     */
                    lastDay?: string | null;
                    /**
                     * @description the decision that this one corrects
                     * @default null
                     */
                    corrects?: string | null;
                    /**
                     * @description why the record corrects the decision in `corrects`; required with it
                     * @default null
                     */
                    correctionReason?: string | null;
                };
            };
        };
        responses: {
            /** @description Recorded. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        paperId: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    waiveLeg: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                legId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    instrument: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    dropLine: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                lineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Dropped. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    retryReservation: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    proposeOverride: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description what is to be done; none of these answers for a party */
                    act: {
                        /** @constant */
                        kind: "ask_again";
                        legId: string;
                    } | {
                        /** @constant */
                        kind: "close_round";
                        legId: string;
                    } | {
                        /** @constant */
                        kind: "extend_lapse";
                        legId: string;
                        /** Format: date-time */
                        until: string;
                    } | {
                        /** @constant */
                        kind: "release_task";
                        taskId: string;
                    };
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Proposed. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description the case after this change; also its ETag */
                        version: number;
                        overrideId: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    confirmOverride: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                overrideId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    rejectOverride: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                overrideId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    declareOvertaken: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Closed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    countersignPaper: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                paperId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The answer counts; this is its receipt. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decisionId: string;
                        /** @description the number under which the answer is kept for good */
                        receipt: number;
                        /** @enum {string} */
                        status: "counts" | "late";
                        /** @enum {string} */
                        legStatus: "not_started" | "asked" | "paused" | "in_principle" | "provisional" | "obtained" | "obtained_with_caveats" | "notified" | "consulted" | "refused" | "objected" | "withdrawn" | "suspended" | "lapsed" | "waived" | "not_in_record";
                        /** Format: date-time */
                        caseTime: string;
                        /** Format: date-time */
                        recordedAt: string;
                    };
                };
            };
            /** @description The leg was closed before; the answer is kept as late and will be reviewed. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        decisionId: string;
                        /** @description the number under which the answer is kept for good */
                        receipt: number;
                        /** @enum {string} */
                        status: "counts" | "late";
                        /** @enum {string} */
                        legStatus: "not_started" | "asked" | "paused" | "in_principle" | "provisional" | "obtained" | "obtained_with_caveats" | "notified" | "consulted" | "refused" | "objected" | "withdrawn" | "suspended" | "lapsed" | "waived" | "not_in_record";
                        /** Format: date-time */
                        caseTime: string;
                        /** Format: date-time */
                        recordedAt: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            /** @description Already answered by the same seat; `earlier` says by whom and when. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    sendBackPaper: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                paperId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    replyToQuestion: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                questionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    submitRequest: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
                "If-Match"?: string;
            };
            path: {
                requestId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Submitted. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    claimTask: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    handBackTask: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    handOverTask: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description the id of the person */
                    to: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    releaseTask: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    snoozeTask: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description a moment, or a day, which begins in your time zone */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Put off. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description in real time; null: not put off */
                        snoozedUntil: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    unsnoozeTask: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Taken back. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description in real time; null: not put off */
                        snoozedUntil: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    withdrawRequest: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                requestId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Withdrawn. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    startSignIn: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    address: string;
                };
            };
        };
        responses: {
            /** @description If the address belongs to somebody, the link is on its way. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            403: components["responses"]["NotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            /** @description Too many links were requested for this address, or from this network. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            500: components["responses"]["Failed"];
            /** @description The mail server does not answer. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Signed out. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
        };
    };
    signOutEverywhere: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Signed out on every device. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
        };
    };
    listStandingConsents: {
        parameters: {
            query?: {
                /** @description where the previous page ended, from its Link header */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page, by id. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            partyId: string;
                            /** @enum {string} */
                            legKind: "contributor_consent" | "host_consent" | "regional_consent";
                            instrument: {
                                /** @enum {string} */
                                kind: "note_verbale" | "law" | "decree" | "letter" | "resolution" | "presidential_statement" | "minutes" | "communique" | "other";
                                reference: string | null;
                                /** @description who issued it, e.g. Verkhovna Rada */
                                organ: string | null;
                                /** @description what the instrument says; null: not known */
                                date: components["schemas"]["DateOrRange"] | null;
                                /** @description scans of the instrument, by the id and SHA-256 that their upload returned */
                                attachments?: {
                                    /** Format: uuid */
                                    id: string;
                                    sha256: string;
                                }[];
                            };
                            scope: {
                                sendingMissions: string[] | null;
                                receivingMissions: string[] | null;
                                units: string[] | null;
                                /** @description limits on each loan; their dates limit the loan itself */
                                caps: components["schemas"]["Caps"];
                            };
                            /**
                             * Format: date
                             * @description the first day on which it can be used
                             */
                            validFrom: string;
                            /** @description the last day on which it can be used, and of any loan under it; null: until withdrawn */
                            validTo: string | null;
                            /** @description whether the party itself called it binding */
                            binding: boolean;
                            withdrawnAt: string | null;
                        }[];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    recordStandingConsent: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
                    partyId: string;
                    /** @enum {string} */
                    legKind: "contributor_consent" | "host_consent" | "regional_consent";
                    instrument: {
                        /** @enum {string} */
                        kind: "note_verbale" | "law" | "decree" | "letter" | "resolution" | "presidential_statement" | "minutes" | "communique" | "other";
                        reference: string | null;
                        /** @description who issued it, e.g. Verkhovna Rada */
                        organ: string | null;
                        /** @description what the instrument says; null: not known */
                        date: components["schemas"]["DateOrRange"] | null;
                        /** @description scans of the instrument, by the id and SHA-256 that their upload returned */
                        attachments?: {
                            /** Format: uuid */
                            id: string;
                            sha256: string;
                        }[];
                    };
                    scope: {
                        sendingMissions: string[] | null;
                        receivingMissions: string[] | null;
                        units: string[] | null;
                        /** @description limits on each loan; their dates limit the loan itself */
                        caps: components["schemas"]["Caps"];
                    };
                    /**
                     * Format: date
                     * @description the first day on which it can be used
                     */
                    validFrom: string;
                    /** @description the last day on which it can be used, and of any loan under it; null: until withdrawn */
                    validTo: string | null;
                    /** @description whether the party itself called it binding */
                    binding: boolean;
                    withdrawnAt: string | null;
                };
            };
        };
        responses: {
            /** @description Recorded. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        standingConsentId: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    withdrawStandingConsent: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                standingConsentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Withdrawn. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        standingConsentId: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getTables: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tables. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tables"];
                };
            };
            400: components["responses"]["Malformed"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
        };
    };
    listTokens: {
        parameters: {
            query?: {
                /** @description where the previous page ended, from its Link header */
                cursor?: string;
                limit?: number;
                /** @description only tokens of this person */
                personId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By id. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            /** @description the beginning of the token, by which a leaked one can be identified */
                            prefix: string;
                            personId: string;
                            name: string;
                            /**
                             * @description `read` changes nothing
                             * @enum {string}
                             */
                            may: "read" | "act";
                            memberships: {
                                partyId: string;
                                /** @enum {string} */
                                role: "approver" | "signatory" | "focal_point" | "manager" | "administrator" | "auditor";
                            }[];
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            expiresAt: string;
                            /** @description to the minute; null: never */
                            lastUsedAt: string | null;
                            revokedAt: string | null;
                            /** @enum {string} */
                            status: "in_use" | "expired" | "revoked";
                        }[];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                tokenId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Revoked. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        revoked: true;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    listUnits: {
        parameters: {
            query?: {
                /** @description where the previous page ended, from its Link header */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Unit"][];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    enterUnit: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
                    /** @description the state that contributes it */
                    contributorId: string;
                    /** @description count, kind and distinguishing details, e.g. 3 armed helicopters (Mi-24) with crews */
                    name: string;
                    /** @description the mission to which it belongs */
                    missionId: string;
                    /** @description the sources of these data */
                    sources: string[];
                };
            };
        };
        responses: {
            /** @description Entered. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description the case after this change; also its ETag */
                        version: number;
                        unitId: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The unit. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unit"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeUnit: {
        parameters: {
            query?: never;
            header: {
                /** @description the ETag of the version that you have seen */
                "If-Match": string;
            };
            path: {
                unitId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description count, kind and distinguishing details, e.g. 3 armed helicopters (Mi-24) with crews */
                    name: string;
                    /** @description the mission to which it belongs */
                    missionId: string;
                    /** @description the sources of these data */
                    sources: string[];
                };
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            428: components["responses"]["IfMatchMissing"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By party and age. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            /** @description also its ETag */
                            version: number;
                            /** @description it receives what this party may see */
                            partyId: string;
                            /** @description who answers for it: it receives nothing once this person may no longer keep it */
                            ownerId: string;
                            url: string;
                            description: string;
                            kinds: ("request.drafted" | "request.revised" | "request.submitted" | "request.amended" | "request.needed_by_passed" | "request.granted" | "request.granted_in_part" | "request.granted_per_record" | "request.refused" | "request.withdrawn" | "request.overtaken" | "request.lapsed" | "request_line.changed" | "leg.asked" | "leg.paused" | "leg.resumed" | "leg.decided" | "leg.answered_late" | "leg.overdue" | "leg.lapsed" | "leg.waived" | "leg.not_in_record" | "leg.changed" | "question.asked" | "question.replied" | "paper.recorded" | "paper.changed" | "task.opened" | "task.claimed" | "task.released" | "task.handed_over" | "task.closed" | "override.proposed" | "override.confirmed" | "override.rejected" | "arrangement.in_force" | "arrangement.suspended" | "arrangement.ended" | "arrangement.discontinued" | "arrangement.converted" | "arrangement.expiring" | "arrangement.breach" | "arrangement.breach_ended" | "arrangement_line.changed")[] | null;
                            /** @enum {string} */
                            status: "active" | "paused" | "disabled";
                            /** @description it answered 410, it accepted nothing for days, or its owner may no longer keep it */
                            disabledBecause: ("gone" | "failing" | "owner_left") | null;
                            failingSince: string | null;
                            /** @description until then messages are also signed with the previous secret */
                            previousSecretUntil: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    registerWebhook: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "partyId": "liberia",
                 *       "url": "https://hooks.example.org/countersign",
                 *       "kinds": [
                 *         "leg.asked"
                 *       ]
                 *     }
                 */
                "application/json": {
                    partyId: string;
                    /** @description https, on port 443, at a public Internet address; redirects are not followed */
                    url: string;
                    /** @default  */
                    description?: string;
                    /**
                     * @description the kinds of events that are sent; null: all
                     * @default null
                     */
                    kinds?: ("request.drafted" | "request.revised" | "request.submitted" | "request.amended" | "request.needed_by_passed" | "request.granted" | "request.granted_in_part" | "request.granted_per_record" | "request.refused" | "request.withdrawn" | "request.overtaken" | "request.lapsed" | "request_line.changed" | "leg.asked" | "leg.paused" | "leg.resumed" | "leg.decided" | "leg.answered_late" | "leg.overdue" | "leg.lapsed" | "leg.waived" | "leg.not_in_record" | "leg.changed" | "question.asked" | "question.replied" | "paper.recorded" | "paper.changed" | "task.opened" | "task.claimed" | "task.released" | "task.handed_over" | "task.closed" | "override.proposed" | "override.confirmed" | "override.rejected" | "arrangement.in_force" | "arrangement.suspended" | "arrangement.ended" | "arrangement.discontinued" | "arrangement.converted" | "arrangement.expiring" | "arrangement.breach" | "arrangement.breach_ended" | "arrangement_line.changed")[] | null;
                };
            };
        };
        responses: {
            /** @description Registered. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        webhookId: string;
                        /** @description after this change; also its ETag */
                        version: number;
                        secretNumber: number;
                        /** @description with which the receiver checks the signatures; it is not shown again */
                        secret: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @description also its ETag */
                        version: number;
                        /** @description it receives what this party may see */
                        partyId: string;
                        /** @description who answers for it: it receives nothing once this person may no longer keep it */
                        ownerId: string;
                        url: string;
                        description: string;
                        kinds: ("request.drafted" | "request.revised" | "request.submitted" | "request.amended" | "request.needed_by_passed" | "request.granted" | "request.granted_in_part" | "request.granted_per_record" | "request.refused" | "request.withdrawn" | "request.overtaken" | "request.lapsed" | "request_line.changed" | "leg.asked" | "leg.paused" | "leg.resumed" | "leg.decided" | "leg.answered_late" | "leg.overdue" | "leg.lapsed" | "leg.waived" | "leg.not_in_record" | "leg.changed" | "question.asked" | "question.replied" | "paper.recorded" | "paper.changed" | "task.opened" | "task.claimed" | "task.released" | "task.handed_over" | "task.closed" | "override.proposed" | "override.confirmed" | "override.rejected" | "arrangement.in_force" | "arrangement.suspended" | "arrangement.ended" | "arrangement.discontinued" | "arrangement.converted" | "arrangement.expiring" | "arrangement.breach" | "arrangement.breach_ended" | "arrangement_line.changed")[] | null;
                        /** @enum {string} */
                        status: "active" | "paused" | "disabled";
                        /** @description it answered 410, it accepted nothing for days, or its owner may no longer keep it */
                        disabledBecause: ("gone" | "failing" | "owner_left") | null;
                        failingSince: string | null;
                        /** @description until then messages are also signed with the previous secret */
                        previousSecretUntil: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    changeWebhook: {
        parameters: {
            query?: never;
            header: {
                /** @description the ETag of the version that you have seen */
                "If-Match": string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description https, on port 443, at a public Internet address; redirects are not followed */
                    url: string;
                    /** @default  */
                    description?: string;
                    /**
                     * @description the kinds of events that are sent; null: all
                     * @default null
                     */
                    kinds?: ("request.drafted" | "request.revised" | "request.submitted" | "request.amended" | "request.needed_by_passed" | "request.granted" | "request.granted_in_part" | "request.granted_per_record" | "request.refused" | "request.withdrawn" | "request.overtaken" | "request.lapsed" | "request_line.changed" | "leg.asked" | "leg.paused" | "leg.resumed" | "leg.decided" | "leg.answered_late" | "leg.overdue" | "leg.lapsed" | "leg.waived" | "leg.not_in_record" | "leg.changed" | "question.asked" | "question.replied" | "paper.recorded" | "paper.changed" | "task.opened" | "task.claimed" | "task.released" | "task.handed_over" | "task.closed" | "override.proposed" | "override.confirmed" | "override.rejected" | "arrangement.in_force" | "arrangement.suspended" | "arrangement.ended" | "arrangement.discontinued" | "arrangement.converted" | "arrangement.expiring" | "arrangement.breach" | "arrangement.breach_ended" | "arrangement_line.changed")[] | null;
                };
            };
        };
        responses: {
            /** @description Changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        webhookId: string;
                        /** @description after this change; also its ETag */
                        version: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Stale"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            428: components["responses"]["IfMatchMissing"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description where the previous page ended, from its Link header */
                cursor?: string;
                limit?: number;
                status?: "pending" | "delivered" | "failed" | "withheld";
            };
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Latest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /**
                             * Format: uuid
                             * @description the message has the id `msg_` followed by this, however often it is sent
                             */
                            id: string;
                            /** @description the kind of the event, or `webhook.test` */
                            kind: string;
                            eventId: number | null;
                            /**
                             * @description withheld: the owner could no longer see it when it was to be sent
                             * @enum {string}
                             */
                            status: "pending" | "delivered" | "failed" | "withheld";
                            /** Format: date-time */
                            createdAt: string;
                            nextTryAt: string | null;
                            tries: {
                                /** Format: date-time */
                                triedAt: string;
                                durationMs: number;
                                /** @description of the answer; null where none came */
                                status: number | null;
                                /** @description why it failed; null if the receiver accepted it */
                                fault: ({
                                    /** @constant */
                                    code: "status";
                                    params: {
                                        status: number;
                                    };
                                } | {
                                    /** @constant */
                                    code: "redirect";
                                    params: {
                                        status: number;
                                    };
                                } | {
                                    /** @constant */
                                    code: "timed_out";
                                    params: {
                                        limitMs: number;
                                    };
                                } | {
                                    /** @constant */
                                    code: "receiver_refused";
                                    params: {
                                        reason: components["schemas"]["CodedMessage"];
                                    };
                                } | {
                                    /** @constant */
                                    code: "name_not_found";
                                    params: Record<string, never>;
                                } | {
                                    /** @constant */
                                    code: "connection_refused";
                                    params: Record<string, never>;
                                } | {
                                    /** @constant */
                                    code: "connection_broken";
                                    params: Record<string, never>;
                                } | {
                                    /** @constant */
                                    code: "unreachable";
                                    params: Record<string, never>;
                                } | {
                                    /** @constant */
                                    code: "tls_failed";
                                    params: {
                                        /** @description as the network names it; null: it does not */
                                        error: string | null;
                                    };
                                } | {
                                    /** @constant */
                                    code: "no_answer";
                                    params: {
                                        /** @description as the network names it; null: it does not */
                                        error: string | null;
                                    };
                                }) | null;
                                /** @description its first 1024 bytes */
                                answer: string | null;
                            }[];
                        }[];
                        /** @description cursor of the next page; null at the end */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    resendWebhookDelivery: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                webhookId: string;
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description It is sent soon. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description how many messages */
                        resent: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    pauseWebhook: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Paused. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        webhookId: string;
                        /** @description after this change; also its ETag */
                        version: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    removeWebhook: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Removed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        webhookId: string;
                        /** @description after this change; also its ETag */
                        version: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    resendFailedWebhookDeliveries: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    since: string;
                };
            };
        };
        responses: {
            /** @description They are sent soon. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description how many messages */
                        resent: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    resumeWebhook: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Active. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        webhookId: string;
                        /** @description after this change; also its ETag */
                        version: number;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The new secret. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    ETag: components["headers"]["ETag"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        webhookId: string;
                        /** @description after this change; also its ETag */
                        version: number;
                        secretNumber: number;
                        /** @description with which the receiver checks the signatures; it is not shown again */
                        secret: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header: {
                /** @description a new value for every new call. A repeat with the same value and body gets the same answer; with another body 422 */
                "Idempotency-Key": string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description It is sent soon. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        deliveryId: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMediaType"];
            422: components["responses"]["RuleBroken"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["Failed"];
            503: components["responses"]["Unavailable"];
        };
    };
}
