# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
# Completion for fish: volc-im completion fish | source

function __volc_im_words
    set -l typed (commandline -opc)
    test "$typed[2..-1]" = "$argv"; or string match -q -- "$argv --*" "$typed[2..-1]"
end

complete -c volc-im -n 'test (count (commandline -opc)) = 1' -f -a 'conversation participant live message user token friend blacklist call sign explain doctor emulator console mcp completion import export tail --help --version'
complete -c volc-im -n '__volc_im_words completion' -f -a 'bash zsh fish'
complete -c volc-im -n '__volc_im_words import' -f -a 'users'
complete -c volc-im -n '__volc_im_words export' -f -a 'messages'
complete -c volc-im -n '__volc_im_words conversation' -f -a 'create-conversation modify-conversation destroy-conversation batch-get-conversations get-user-conversations get-conversation-setting modify-conversation-setting mark-conversation get-conversation-marks'
complete -c volc-im -n '__volc_im_words conversation create-conversation' -l conversation-core-info -r
complete -c volc-im -n '__volc_im_words conversation create-conversation' -l owner-user-id -r
complete -c volc-im -n '__volc_im_words conversation create-conversation' -l owner-user-id-str -r
complete -c volc-im -n '__volc_im_words conversation create-conversation' -l other-user-id -r
complete -c volc-im -n '__volc_im_words conversation create-conversation' -l other-user-id-str -r
complete -c volc-im -n '__volc_im_words conversation create-conversation' -l idempotent-id -r
complete -c volc-im -n '__volc_im_words conversation create-conversation' -l inbox-type -r
complete -c volc-im -n '__volc_im_words conversation create-conversation' -l field
complete -c volc-im -n '__volc_im_words conversation create-conversation' -l cli-input-json
complete -c volc-im -n '__volc_im_words conversation create-conversation' -l generate-skeleton
complete -c volc-im -n '__volc_im_words conversation modify-conversation' -l conversation-core-info -r
complete -c volc-im -n '__volc_im_words conversation modify-conversation' -l field
complete -c volc-im -n '__volc_im_words conversation modify-conversation' -l cli-input-json
complete -c volc-im -n '__volc_im_words conversation modify-conversation' -l generate-skeleton
complete -c volc-im -n '__volc_im_words conversation destroy-conversation' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words conversation destroy-conversation' -l owner-user-id -r
complete -c volc-im -n '__volc_im_words conversation destroy-conversation' -l owner-user-id-str -r
complete -c volc-im -n '__volc_im_words conversation destroy-conversation' -l field
complete -c volc-im -n '__volc_im_words conversation destroy-conversation' -l cli-input-json
complete -c volc-im -n '__volc_im_words conversation destroy-conversation' -l generate-skeleton
complete -c volc-im -n '__volc_im_words conversation batch-get-conversations' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words conversation batch-get-conversations' -l skip-member-count -r
complete -c volc-im -n '__volc_im_words conversation batch-get-conversations' -l field
complete -c volc-im -n '__volc_im_words conversation batch-get-conversations' -l cli-input-json
complete -c volc-im -n '__volc_im_words conversation batch-get-conversations' -l generate-skeleton
complete -c volc-im -n '__volc_im_words conversation get-user-conversations' -l participant-user-id -r
complete -c volc-im -n '__volc_im_words conversation get-user-conversations' -l participant-user-id-str -r
complete -c volc-im -n '__volc_im_words conversation get-user-conversations' -l cursor -r
complete -c volc-im -n '__volc_im_words conversation get-user-conversations' -l limit -r
complete -c volc-im -n '__volc_im_words conversation get-user-conversations' -l data-type -r -f -a 'RECENT CREATED OWN_LIVE'
complete -c volc-im -n '__volc_im_words conversation get-user-conversations' -l skip-member-count -r
complete -c volc-im -n '__volc_im_words conversation get-user-conversations' -l inbox-type -r
complete -c volc-im -n '__volc_im_words conversation get-user-conversations' -l field
complete -c volc-im -n '__volc_im_words conversation get-user-conversations' -l cli-input-json
complete -c volc-im -n '__volc_im_words conversation get-user-conversations' -l generate-skeleton
complete -c volc-im -n '__volc_im_words conversation get-user-conversations' -l all
complete -c volc-im -n '__volc_im_words conversation get-user-conversations' -l max-items
complete -c volc-im -n '__volc_im_words conversation get-user-conversations' -l starting-token
complete -c volc-im -n '__volc_im_words conversation get-conversation-setting' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words conversation get-conversation-setting' -l participant-user-id -r
complete -c volc-im -n '__volc_im_words conversation get-conversation-setting' -l participant-user-id-str -r
complete -c volc-im -n '__volc_im_words conversation get-conversation-setting' -l no-read-index -r
complete -c volc-im -n '__volc_im_words conversation get-conversation-setting' -l field
complete -c volc-im -n '__volc_im_words conversation get-conversation-setting' -l cli-input-json
complete -c volc-im -n '__volc_im_words conversation get-conversation-setting' -l generate-skeleton
complete -c volc-im -n '__volc_im_words conversation modify-conversation-setting' -l conversation-setting-info -r
complete -c volc-im -n '__volc_im_words conversation modify-conversation-setting' -l field
complete -c volc-im -n '__volc_im_words conversation modify-conversation-setting' -l cli-input-json
complete -c volc-im -n '__volc_im_words conversation modify-conversation-setting' -l generate-skeleton
complete -c volc-im -n '__volc_im_words conversation mark-conversation' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words conversation mark-conversation' -l mark-types -r
complete -c volc-im -n '__volc_im_words conversation mark-conversation' -l mark-action -r -f -a 'ADD REMOVE'
complete -c volc-im -n '__volc_im_words conversation mark-conversation' -l operator -r
complete -c volc-im -n '__volc_im_words conversation mark-conversation' -l operator-str -r
complete -c volc-im -n '__volc_im_words conversation mark-conversation' -l field
complete -c volc-im -n '__volc_im_words conversation mark-conversation' -l cli-input-json
complete -c volc-im -n '__volc_im_words conversation mark-conversation' -l generate-skeleton
complete -c volc-im -n '__volc_im_words conversation get-conversation-marks' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words conversation get-conversation-marks' -l field
complete -c volc-im -n '__volc_im_words conversation get-conversation-marks' -l cli-input-json
complete -c volc-im -n '__volc_im_words conversation get-conversation-marks' -l generate-skeleton
complete -c volc-im -n '__volc_im_words participant' -f -a 'batch-add-conversation-participant batch-delete-conversation-participant batch-modify-conversation-participant batch-get-conversation-participant scan-conversation-participant-list is-user-in-conversation get-conversation-user-count get-participant-read-index modify-participant-read-index'
complete -c volc-im -n '__volc_im_words participant batch-add-conversation-participant' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words participant batch-add-conversation-participant' -l operator -r
complete -c volc-im -n '__volc_im_words participant batch-add-conversation-participant' -l participant-infos -r
complete -c volc-im -n '__volc_im_words participant batch-add-conversation-participant' -l barrier -r
complete -c volc-im -n '__volc_im_words participant batch-add-conversation-participant' -l field
complete -c volc-im -n '__volc_im_words participant batch-add-conversation-participant' -l cli-input-json
complete -c volc-im -n '__volc_im_words participant batch-add-conversation-participant' -l generate-skeleton
complete -c volc-im -n '__volc_im_words participant batch-delete-conversation-participant' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words participant batch-delete-conversation-participant' -l operator -r
complete -c volc-im -n '__volc_im_words participant batch-delete-conversation-participant' -l participant-user-ids -r
complete -c volc-im -n '__volc_im_words participant batch-delete-conversation-participant' -l field
complete -c volc-im -n '__volc_im_words participant batch-delete-conversation-participant' -l cli-input-json
complete -c volc-im -n '__volc_im_words participant batch-delete-conversation-participant' -l generate-skeleton
complete -c volc-im -n '__volc_im_words participant batch-modify-conversation-participant' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words participant batch-modify-conversation-participant' -l operator -r
complete -c volc-im -n '__volc_im_words participant batch-modify-conversation-participant' -l participant-infos -r
complete -c volc-im -n '__volc_im_words participant batch-modify-conversation-participant' -l field
complete -c volc-im -n '__volc_im_words participant batch-modify-conversation-participant' -l cli-input-json
complete -c volc-im -n '__volc_im_words participant batch-modify-conversation-participant' -l generate-skeleton
complete -c volc-im -n '__volc_im_words participant batch-get-conversation-participant' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words participant batch-get-conversation-participant' -l participant-user-ids -r
complete -c volc-im -n '__volc_im_words participant batch-get-conversation-participant' -l field
complete -c volc-im -n '__volc_im_words participant batch-get-conversation-participant' -l cli-input-json
complete -c volc-im -n '__volc_im_words participant batch-get-conversation-participant' -l generate-skeleton
complete -c volc-im -n '__volc_im_words participant scan-conversation-participant-list' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words participant scan-conversation-participant-list' -l cursor -r
complete -c volc-im -n '__volc_im_words participant scan-conversation-participant-list' -l limit -r
complete -c volc-im -n '__volc_im_words participant scan-conversation-participant-list' -l mark-type -r
complete -c volc-im -n '__volc_im_words participant scan-conversation-participant-list' -l only-user-ids -r
complete -c volc-im -n '__volc_im_words participant scan-conversation-participant-list' -l reverse -r
complete -c volc-im -n '__volc_im_words participant scan-conversation-participant-list' -l scan-online-participant -r
complete -c volc-im -n '__volc_im_words participant scan-conversation-participant-list' -l field
complete -c volc-im -n '__volc_im_words participant scan-conversation-participant-list' -l cli-input-json
complete -c volc-im -n '__volc_im_words participant scan-conversation-participant-list' -l generate-skeleton
complete -c volc-im -n '__volc_im_words participant scan-conversation-participant-list' -l all
complete -c volc-im -n '__volc_im_words participant scan-conversation-participant-list' -l max-items
complete -c volc-im -n '__volc_im_words participant scan-conversation-participant-list' -l starting-token
complete -c volc-im -n '__volc_im_words participant is-user-in-conversation' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words participant is-user-in-conversation' -l participant-user-id -r
complete -c volc-im -n '__volc_im_words participant is-user-in-conversation' -l field
complete -c volc-im -n '__volc_im_words participant is-user-in-conversation' -l cli-input-json
complete -c volc-im -n '__volc_im_words participant is-user-in-conversation' -l generate-skeleton
complete -c volc-im -n '__volc_im_words participant get-conversation-user-count' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words participant get-conversation-user-count' -l field
complete -c volc-im -n '__volc_im_words participant get-conversation-user-count' -l cli-input-json
complete -c volc-im -n '__volc_im_words participant get-conversation-user-count' -l generate-skeleton
complete -c volc-im -n '__volc_im_words participant get-participant-read-index' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words participant get-participant-read-index' -l field
complete -c volc-im -n '__volc_im_words participant get-participant-read-index' -l cli-input-json
complete -c volc-im -n '__volc_im_words participant get-participant-read-index' -l generate-skeleton
complete -c volc-im -n '__volc_im_words participant modify-participant-read-index' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words participant modify-participant-read-index' -l participant-user-id -r
complete -c volc-im -n '__volc_im_words participant modify-participant-read-index' -l participant-user-id-str -r
complete -c volc-im -n '__volc_im_words participant modify-participant-read-index' -l read-index -r
complete -c volc-im -n '__volc_im_words participant modify-participant-read-index' -l field
complete -c volc-im -n '__volc_im_words participant modify-participant-read-index' -l cli-input-json
complete -c volc-im -n '__volc_im_words participant modify-participant-read-index' -l generate-skeleton
complete -c volc-im -n '__volc_im_words live' -f -a 'batch-add-manager batch-remove-manager batch-add-whitelist-participant batch-remove-whitelist-participant batch-get-whitelist-participant batch-add-block-participants batch-delete-block-participants batch-get-block-participants batch-update-live-participants query-live-participant-status'
complete -c volc-im -n '__volc_im_words live batch-add-manager' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words live batch-add-manager' -l manager-user-ids -r
complete -c volc-im -n '__volc_im_words live batch-add-manager' -l manager-user-ids-str -r
complete -c volc-im -n '__volc_im_words live batch-add-manager' -l operator -r
complete -c volc-im -n '__volc_im_words live batch-add-manager' -l operator-str -r
complete -c volc-im -n '__volc_im_words live batch-add-manager' -l field
complete -c volc-im -n '__volc_im_words live batch-add-manager' -l cli-input-json
complete -c volc-im -n '__volc_im_words live batch-add-manager' -l generate-skeleton
complete -c volc-im -n '__volc_im_words live batch-remove-manager' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words live batch-remove-manager' -l operator -r
complete -c volc-im -n '__volc_im_words live batch-remove-manager' -l operator-str -r
complete -c volc-im -n '__volc_im_words live batch-remove-manager' -l remove-manager-user-ids -r
complete -c volc-im -n '__volc_im_words live batch-remove-manager' -l remove-manager-user-ids-str -r
complete -c volc-im -n '__volc_im_words live batch-remove-manager' -l field
complete -c volc-im -n '__volc_im_words live batch-remove-manager' -l cli-input-json
complete -c volc-im -n '__volc_im_words live batch-remove-manager' -l generate-skeleton
complete -c volc-im -n '__volc_im_words live batch-add-whitelist-participant' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words live batch-add-whitelist-participant' -l operator -r
complete -c volc-im -n '__volc_im_words live batch-add-whitelist-participant' -l operator-str -r
complete -c volc-im -n '__volc_im_words live batch-add-whitelist-participant' -l participant-user-ids -r
complete -c volc-im -n '__volc_im_words live batch-add-whitelist-participant' -l participant-user-ids-str -r
complete -c volc-im -n '__volc_im_words live batch-add-whitelist-participant' -l field
complete -c volc-im -n '__volc_im_words live batch-add-whitelist-participant' -l cli-input-json
complete -c volc-im -n '__volc_im_words live batch-add-whitelist-participant' -l generate-skeleton
complete -c volc-im -n '__volc_im_words live batch-remove-whitelist-participant' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words live batch-remove-whitelist-participant' -l operator -r
complete -c volc-im -n '__volc_im_words live batch-remove-whitelist-participant' -l operator-str -r
complete -c volc-im -n '__volc_im_words live batch-remove-whitelist-participant' -l participant-user-ids -r
complete -c volc-im -n '__volc_im_words live batch-remove-whitelist-participant' -l participant-user-ids-str -r
complete -c volc-im -n '__volc_im_words live batch-remove-whitelist-participant' -l field
complete -c volc-im -n '__volc_im_words live batch-remove-whitelist-participant' -l cli-input-json
complete -c volc-im -n '__volc_im_words live batch-remove-whitelist-participant' -l generate-skeleton
complete -c volc-im -n '__volc_im_words live batch-get-whitelist-participant' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words live batch-get-whitelist-participant' -l cursor -r
complete -c volc-im -n '__volc_im_words live batch-get-whitelist-participant' -l limit -r
complete -c volc-im -n '__volc_im_words live batch-get-whitelist-participant' -l field
complete -c volc-im -n '__volc_im_words live batch-get-whitelist-participant' -l cli-input-json
complete -c volc-im -n '__volc_im_words live batch-get-whitelist-participant' -l generate-skeleton
complete -c volc-im -n '__volc_im_words live batch-get-whitelist-participant' -l all
complete -c volc-im -n '__volc_im_words live batch-get-whitelist-participant' -l max-items
complete -c volc-im -n '__volc_im_words live batch-get-whitelist-participant' -l starting-token
complete -c volc-im -n '__volc_im_words live batch-add-block-participants' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words live batch-add-block-participants' -l participant-block-infos -r
complete -c volc-im -n '__volc_im_words live batch-add-block-participants' -l participant-block-infos-str -r
complete -c volc-im -n '__volc_im_words live batch-add-block-participants' -l block-action -r -f -a 'MUTE BAN'
complete -c volc-im -n '__volc_im_words live batch-add-block-participants' -l field
complete -c volc-im -n '__volc_im_words live batch-add-block-participants' -l cli-input-json
complete -c volc-im -n '__volc_im_words live batch-add-block-participants' -l generate-skeleton
complete -c volc-im -n '__volc_im_words live batch-delete-block-participants' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words live batch-delete-block-participants' -l participant-user-ids -r
complete -c volc-im -n '__volc_im_words live batch-delete-block-participants' -l participant-user-ids-str -r
complete -c volc-im -n '__volc_im_words live batch-delete-block-participants' -l block-action -r -f -a 'MUTE BAN'
complete -c volc-im -n '__volc_im_words live batch-delete-block-participants' -l field
complete -c volc-im -n '__volc_im_words live batch-delete-block-participants' -l cli-input-json
complete -c volc-im -n '__volc_im_words live batch-delete-block-participants' -l generate-skeleton
complete -c volc-im -n '__volc_im_words live batch-get-block-participants' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words live batch-get-block-participants' -l cursor -r
complete -c volc-im -n '__volc_im_words live batch-get-block-participants' -l limit -r
complete -c volc-im -n '__volc_im_words live batch-get-block-participants' -l block-action -r -f -a 'MUTE BAN'
complete -c volc-im -n '__volc_im_words live batch-get-block-participants' -l field
complete -c volc-im -n '__volc_im_words live batch-get-block-participants' -l cli-input-json
complete -c volc-im -n '__volc_im_words live batch-get-block-participants' -l generate-skeleton
complete -c volc-im -n '__volc_im_words live batch-get-block-participants' -l all
complete -c volc-im -n '__volc_im_words live batch-get-block-participants' -l max-items
complete -c volc-im -n '__volc_im_words live batch-get-block-participants' -l starting-token
complete -c volc-im -n '__volc_im_words live batch-update-live-participants' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words live batch-update-live-participants' -l participant-infos -r
complete -c volc-im -n '__volc_im_words live batch-update-live-participants' -l mark-action -r -f -a 'ADD REMOVE'
complete -c volc-im -n '__volc_im_words live batch-update-live-participants' -l field
complete -c volc-im -n '__volc_im_words live batch-update-live-participants' -l cli-input-json
complete -c volc-im -n '__volc_im_words live batch-update-live-participants' -l generate-skeleton
complete -c volc-im -n '__volc_im_words live query-live-participant-status' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words live query-live-participant-status' -l participant-user-ids -r
complete -c volc-im -n '__volc_im_words live query-live-participant-status' -l participant-user-ids-str -r
complete -c volc-im -n '__volc_im_words live query-live-participant-status' -l field
complete -c volc-im -n '__volc_im_words live query-live-participant-status' -l cli-input-json
complete -c volc-im -n '__volc_im_words live query-live-participant-status' -l generate-skeleton
complete -c volc-im -n '__volc_im_words message' -f -a 'send-message batch-send-message get-messages get-conversation-messages modify-message recall-message delete-message delete-conversation-message get-messages-read-receipt p2p-send-message batch-send-group-message'
complete -c volc-im -n '__volc_im_words message send-message' -l content -r
complete -c volc-im -n '__volc_im_words message send-message' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words message send-message' -l msg-type -r -f -a 'TEXT IMAGE VIDEO FILE AUDIO CUSTOM'
complete -c volc-im -n '__volc_im_words message send-message' -l sender -r
complete -c volc-im -n '__volc_im_words message send-message' -l sender-str -r
complete -c volc-im -n '__volc_im_words message send-message' -l client-msg-id -r
complete -c volc-im -n '__volc_im_words message send-message' -l create-time -r
complete -c volc-im -n '__volc_im_words message send-message' -l ext -r
complete -c volc-im -n '__volc_im_words message send-message' -l invisible-users -r
complete -c volc-im -n '__volc_im_words message send-message' -l invisible-users-str -r
complete -c volc-im -n '__volc_im_words message send-message' -l mentioned-users -r
complete -c volc-im -n '__volc_im_words message send-message' -l mentioned-users-str -r
complete -c volc-im -n '__volc_im_words message send-message' -l priority -r -f -a 'LOW NORMAL HIGH'
complete -c volc-im -n '__volc_im_words message send-message' -l ref-msg-info -r
complete -c volc-im -n '__volc_im_words message send-message' -l visible-users -r
complete -c volc-im -n '__volc_im_words message send-message' -l visible-users-str -r
complete -c volc-im -n '__volc_im_words message send-message' -l field
complete -c volc-im -n '__volc_im_words message send-message' -l cli-input-json
complete -c volc-im -n '__volc_im_words message send-message' -l generate-skeleton
complete -c volc-im -n '__volc_im_words message batch-send-message' -l content -r
complete -c volc-im -n '__volc_im_words message batch-send-message' -l msg-type -r -f -a 'TEXT IMAGE VIDEO FILE AUDIO CUSTOM'
complete -c volc-im -n '__volc_im_words message batch-send-message' -l receiver -r
complete -c volc-im -n '__volc_im_words message batch-send-message' -l sender -r
complete -c volc-im -n '__volc_im_words message batch-send-message' -l ext -r
complete -c volc-im -n '__volc_im_words message batch-send-message' -l inbox-type -r
complete -c volc-im -n '__volc_im_words message batch-send-message' -l is-normal-user -r
complete -c volc-im -n '__volc_im_words message batch-send-message' -l field
complete -c volc-im -n '__volc_im_words message batch-send-message' -l cli-input-json
complete -c volc-im -n '__volc_im_words message batch-send-message' -l generate-skeleton
complete -c volc-im -n '__volc_im_words message get-messages' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words message get-messages' -l message-ids -r
complete -c volc-im -n '__volc_im_words message get-messages' -l field
complete -c volc-im -n '__volc_im_words message get-messages' -l cli-input-json
complete -c volc-im -n '__volc_im_words message get-messages' -l generate-skeleton
complete -c volc-im -n '__volc_im_words message get-conversation-messages' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words message get-conversation-messages' -l cursor -r
complete -c volc-im -n '__volc_im_words message get-conversation-messages' -l limit -r
complete -c volc-im -n '__volc_im_words message get-conversation-messages' -l reverse -r -f -a 'FORWARD BACKWARD'
complete -c volc-im -n '__volc_im_words message get-conversation-messages' -l field
complete -c volc-im -n '__volc_im_words message get-conversation-messages' -l cli-input-json
complete -c volc-im -n '__volc_im_words message get-conversation-messages' -l generate-skeleton
complete -c volc-im -n '__volc_im_words message get-conversation-messages' -l all
complete -c volc-im -n '__volc_im_words message get-conversation-messages' -l max-items
complete -c volc-im -n '__volc_im_words message get-conversation-messages' -l starting-token
complete -c volc-im -n '__volc_im_words message modify-message' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words message modify-message' -l message-id -r
complete -c volc-im -n '__volc_im_words message modify-message' -l content -r
complete -c volc-im -n '__volc_im_words message modify-message' -l ext -r
complete -c volc-im -n '__volc_im_words message modify-message' -l field
complete -c volc-im -n '__volc_im_words message modify-message' -l cli-input-json
complete -c volc-im -n '__volc_im_words message modify-message' -l generate-skeleton
complete -c volc-im -n '__volc_im_words message recall-message' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words message recall-message' -l message-id -r
complete -c volc-im -n '__volc_im_words message recall-message' -l participant-user-id -r
complete -c volc-im -n '__volc_im_words message recall-message' -l recall-role -r -f -a 'MEMBER OWNER MANAGER'
complete -c volc-im -n '__volc_im_words message recall-message' -l field
complete -c volc-im -n '__volc_im_words message recall-message' -l cli-input-json
complete -c volc-im -n '__volc_im_words message recall-message' -l generate-skeleton
complete -c volc-im -n '__volc_im_words message delete-message' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words message delete-message' -l message-id -r
complete -c volc-im -n '__volc_im_words message delete-message' -l participant-user-id -r
complete -c volc-im -n '__volc_im_words message delete-message' -l field
complete -c volc-im -n '__volc_im_words message delete-message' -l cli-input-json
complete -c volc-im -n '__volc_im_words message delete-message' -l generate-skeleton
complete -c volc-im -n '__volc_im_words message delete-conversation-message' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words message delete-conversation-message' -l message-id -r
complete -c volc-im -n '__volc_im_words message delete-conversation-message' -l delete-type -r -f -a 'EVERYONE SENDER_SEES'
complete -c volc-im -n '__volc_im_words message delete-conversation-message' -l field
complete -c volc-im -n '__volc_im_words message delete-conversation-message' -l cli-input-json
complete -c volc-im -n '__volc_im_words message delete-conversation-message' -l generate-skeleton
complete -c volc-im -n '__volc_im_words message get-messages-read-receipt' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words message get-messages-read-receipt' -l message-ids -r
complete -c volc-im -n '__volc_im_words message get-messages-read-receipt' -l field
complete -c volc-im -n '__volc_im_words message get-messages-read-receipt' -l cli-input-json
complete -c volc-im -n '__volc_im_words message get-messages-read-receipt' -l generate-skeleton
complete -c volc-im -n '__volc_im_words message p2p-send-message' -l sender -r
complete -c volc-im -n '__volc_im_words message p2p-send-message' -l conversation-short-id -r
complete -c volc-im -n '__volc_im_words message p2p-send-message' -l msg-type -r -f -a 'TEXT IMAGE VIDEO FILE AUDIO CUSTOM'
complete -c volc-im -n '__volc_im_words message p2p-send-message' -l content -r
complete -c volc-im -n '__volc_im_words message p2p-send-message' -l receiver-user-id -r
complete -c volc-im -n '__volc_im_words message p2p-send-message' -l ignore-user-ids -r
complete -c volc-im -n '__volc_im_words message p2p-send-message' -l field
complete -c volc-im -n '__volc_im_words message p2p-send-message' -l cli-input-json
complete -c volc-im -n '__volc_im_words message p2p-send-message' -l generate-skeleton
complete -c volc-im -n '__volc_im_words message batch-send-group-message' -l sender -r
complete -c volc-im -n '__volc_im_words message batch-send-group-message' -l conversation-type -r -f -a 'SINGLE GROUP LIVE'
complete -c volc-im -n '__volc_im_words message batch-send-group-message' -l conversation-short-ids -r
complete -c volc-im -n '__volc_im_words message batch-send-group-message' -l msg-type -r -f -a 'TEXT IMAGE VIDEO FILE AUDIO CUSTOM'
complete -c volc-im -n '__volc_im_words message batch-send-group-message' -l content -r
complete -c volc-im -n '__volc_im_words message batch-send-group-message' -l mentioned-users -r
complete -c volc-im -n '__volc_im_words message batch-send-group-message' -l visible-users -r
complete -c volc-im -n '__volc_im_words message batch-send-group-message' -l invisible-users -r
complete -c volc-im -n '__volc_im_words message batch-send-group-message' -l ext -r
complete -c volc-im -n '__volc_im_words message batch-send-group-message' -l client-msg-id -r
complete -c volc-im -n '__volc_im_words message batch-send-group-message' -l create-time -r
complete -c volc-im -n '__volc_im_words message batch-send-group-message' -l priority -r -f -a 'LOW NORMAL HIGH'
complete -c volc-im -n '__volc_im_words message batch-send-group-message' -l field
complete -c volc-im -n '__volc_im_words message batch-send-group-message' -l cli-input-json
complete -c volc-im -n '__volc_im_words message batch-send-group-message' -l generate-skeleton
complete -c volc-im -n '__volc_im_words user' -f -a 'user-broadcast batch-update-user-tags register-users un-register-users batch-update-user batch-get-user query-online-status'
complete -c volc-im -n '__volc_im_words user user-broadcast' -l content -r
complete -c volc-im -n '__volc_im_words user user-broadcast' -l msg-ttl -r
complete -c volc-im -n '__volc_im_words user user-broadcast' -l msg-type -r -f -a 'TEXT IMAGE VIDEO FILE AUDIO CUSTOM'
complete -c volc-im -n '__volc_im_words user user-broadcast' -l sender -r
complete -c volc-im -n '__volc_im_words user user-broadcast' -l ext -r
complete -c volc-im -n '__volc_im_words user user-broadcast' -l inbox-type -r
complete -c volc-im -n '__volc_im_words user user-broadcast' -l tag-op -r -f -a 'ANY ALL'
complete -c volc-im -n '__volc_im_words user user-broadcast' -l tags -r
complete -c volc-im -n '__volc_im_words user user-broadcast' -l field
complete -c volc-im -n '__volc_im_words user user-broadcast' -l cli-input-json
complete -c volc-im -n '__volc_im_words user user-broadcast' -l generate-skeleton
complete -c volc-im -n '__volc_im_words user batch-update-user-tags' -l op -r -f -a 'ADD REMOVE'
complete -c volc-im -n '__volc_im_words user batch-update-user-tags' -l tags -r
complete -c volc-im -n '__volc_im_words user batch-update-user-tags' -l user-ids -r
complete -c volc-im -n '__volc_im_words user batch-update-user-tags' -l field
complete -c volc-im -n '__volc_im_words user batch-update-user-tags' -l cli-input-json
complete -c volc-im -n '__volc_im_words user batch-update-user-tags' -l generate-skeleton
complete -c volc-im -n '__volc_im_words user register-users' -l users -r
complete -c volc-im -n '__volc_im_words user register-users' -l field
complete -c volc-im -n '__volc_im_words user register-users' -l cli-input-json
complete -c volc-im -n '__volc_im_words user register-users' -l generate-skeleton
complete -c volc-im -n '__volc_im_words user un-register-users' -l user-ids -r
complete -c volc-im -n '__volc_im_words user un-register-users' -l field
complete -c volc-im -n '__volc_im_words user un-register-users' -l cli-input-json
complete -c volc-im -n '__volc_im_words user un-register-users' -l generate-skeleton
complete -c volc-im -n '__volc_im_words user batch-update-user' -l users -r
complete -c volc-im -n '__volc_im_words user batch-update-user' -l field
complete -c volc-im -n '__volc_im_words user batch-update-user' -l cli-input-json
complete -c volc-im -n '__volc_im_words user batch-update-user' -l generate-skeleton
complete -c volc-im -n '__volc_im_words user batch-get-user' -l user-ids -r
complete -c volc-im -n '__volc_im_words user batch-get-user' -l field
complete -c volc-im -n '__volc_im_words user batch-get-user' -l cli-input-json
complete -c volc-im -n '__volc_im_words user batch-get-user' -l generate-skeleton
complete -c volc-im -n '__volc_im_words user query-online-status' -l user-ids -r
complete -c volc-im -n '__volc_im_words user query-online-status' -l field
complete -c volc-im -n '__volc_im_words user query-online-status' -l cli-input-json
complete -c volc-im -n '__volc_im_words user query-online-status' -l generate-skeleton
complete -c volc-im -n '__volc_im_words token' -f -a 'get-app-token'
complete -c volc-im -n '__volc_im_words token get-app-token' -l expire-time -r
complete -c volc-im -n '__volc_im_words token get-app-token' -l user-id -r
complete -c volc-im -n '__volc_im_words token get-app-token' -l user-id-str -r
complete -c volc-im -n '__volc_im_words token get-app-token' -l field
complete -c volc-im -n '__volc_im_words token get-app-token' -l cli-input-json
complete -c volc-im -n '__volc_im_words token get-app-token' -l generate-skeleton
complete -c volc-im -n '__volc_im_words friend' -f -a 'add-friend delete-friend update-friend list-friend is-friend'
complete -c volc-im -n '__volc_im_words friend add-friend' -l friend-user-ids -r
complete -c volc-im -n '__volc_im_words friend add-friend' -l user-id -r
complete -c volc-im -n '__volc_im_words friend add-friend' -l ext -r
complete -c volc-im -n '__volc_im_words friend add-friend' -l inbox-type -r
complete -c volc-im -n '__volc_im_words friend add-friend' -l field
complete -c volc-im -n '__volc_im_words friend add-friend' -l cli-input-json
complete -c volc-im -n '__volc_im_words friend add-friend' -l generate-skeleton
complete -c volc-im -n '__volc_im_words friend delete-friend' -l delete-user-ids -r
complete -c volc-im -n '__volc_im_words friend delete-friend' -l user-id -r
complete -c volc-im -n '__volc_im_words friend delete-friend' -l inbox-type -r
complete -c volc-im -n '__volc_im_words friend delete-friend' -l field
complete -c volc-im -n '__volc_im_words friend delete-friend' -l cli-input-json
complete -c volc-im -n '__volc_im_words friend delete-friend' -l generate-skeleton
complete -c volc-im -n '__volc_im_words friend update-friend' -l friend-infos -r
complete -c volc-im -n '__volc_im_words friend update-friend' -l user-id -r
complete -c volc-im -n '__volc_im_words friend update-friend' -l inbox-type -r
complete -c volc-im -n '__volc_im_words friend update-friend' -l field
complete -c volc-im -n '__volc_im_words friend update-friend' -l cli-input-json
complete -c volc-im -n '__volc_im_words friend update-friend' -l generate-skeleton
complete -c volc-im -n '__volc_im_words friend list-friend' -l user-id -r
complete -c volc-im -n '__volc_im_words friend list-friend' -l cursor -r
complete -c volc-im -n '__volc_im_words friend list-friend' -l inbox-type -r
complete -c volc-im -n '__volc_im_words friend list-friend' -l limit -r
complete -c volc-im -n '__volc_im_words friend list-friend' -l need-total -r
complete -c volc-im -n '__volc_im_words friend list-friend' -l field
complete -c volc-im -n '__volc_im_words friend list-friend' -l cli-input-json
complete -c volc-im -n '__volc_im_words friend list-friend' -l generate-skeleton
complete -c volc-im -n '__volc_im_words friend list-friend' -l all
complete -c volc-im -n '__volc_im_words friend list-friend' -l max-items
complete -c volc-im -n '__volc_im_words friend list-friend' -l starting-token
complete -c volc-im -n '__volc_im_words friend is-friend' -l friend-user-ids -r
complete -c volc-im -n '__volc_im_words friend is-friend' -l user-id -r
complete -c volc-im -n '__volc_im_words friend is-friend' -l inbox-type -r
complete -c volc-im -n '__volc_im_words friend is-friend' -l field
complete -c volc-im -n '__volc_im_words friend is-friend' -l cli-input-json
complete -c volc-im -n '__volc_im_words friend is-friend' -l generate-skeleton
complete -c volc-im -n '__volc_im_words blacklist' -f -a 'add-black-list remove-black-list update-black-list get-black-list is-in-black-list'
complete -c volc-im -n '__volc_im_words blacklist add-black-list' -l black-list-infos -r
complete -c volc-im -n '__volc_im_words blacklist add-black-list' -l user-id -r
complete -c volc-im -n '__volc_im_words blacklist add-black-list' -l inbox-type -r
complete -c volc-im -n '__volc_im_words blacklist add-black-list' -l field
complete -c volc-im -n '__volc_im_words blacklist add-black-list' -l cli-input-json
complete -c volc-im -n '__volc_im_words blacklist add-black-list' -l generate-skeleton
complete -c volc-im -n '__volc_im_words blacklist remove-black-list' -l black-list-user-ids -r
complete -c volc-im -n '__volc_im_words blacklist remove-black-list' -l user-id -r
complete -c volc-im -n '__volc_im_words blacklist remove-black-list' -l inbox-type -r
complete -c volc-im -n '__volc_im_words blacklist remove-black-list' -l field
complete -c volc-im -n '__volc_im_words blacklist remove-black-list' -l cli-input-json
complete -c volc-im -n '__volc_im_words blacklist remove-black-list' -l generate-skeleton
complete -c volc-im -n '__volc_im_words blacklist update-black-list' -l black-list-infos -r
complete -c volc-im -n '__volc_im_words blacklist update-black-list' -l user-id -r
complete -c volc-im -n '__volc_im_words blacklist update-black-list' -l inbox-type -r
complete -c volc-im -n '__volc_im_words blacklist update-black-list' -l field
complete -c volc-im -n '__volc_im_words blacklist update-black-list' -l cli-input-json
complete -c volc-im -n '__volc_im_words blacklist update-black-list' -l generate-skeleton
complete -c volc-im -n '__volc_im_words blacklist get-black-list' -l cursor -r
complete -c volc-im -n '__volc_im_words blacklist get-black-list' -l limit -r
complete -c volc-im -n '__volc_im_words blacklist get-black-list' -l user-id -r
complete -c volc-im -n '__volc_im_words blacklist get-black-list' -l inbox-type -r
complete -c volc-im -n '__volc_im_words blacklist get-black-list' -l need-total -r
complete -c volc-im -n '__volc_im_words blacklist get-black-list' -l field
complete -c volc-im -n '__volc_im_words blacklist get-black-list' -l cli-input-json
complete -c volc-im -n '__volc_im_words blacklist get-black-list' -l generate-skeleton
complete -c volc-im -n '__volc_im_words blacklist get-black-list' -l all
complete -c volc-im -n '__volc_im_words blacklist get-black-list' -l max-items
complete -c volc-im -n '__volc_im_words blacklist get-black-list' -l starting-token
complete -c volc-im -n '__volc_im_words blacklist is-in-black-list' -l black-list-user-ids -r
complete -c volc-im -n '__volc_im_words blacklist is-in-black-list' -l user-id -r
complete -c volc-im -n '__volc_im_words blacklist is-in-black-list' -l inbox-type -r
complete -c volc-im -n '__volc_im_words blacklist is-in-black-list' -l field
complete -c volc-im -n '__volc_im_words blacklist is-in-black-list' -l cli-input-json
complete -c volc-im -n '__volc_im_words blacklist is-in-black-list' -l generate-skeleton
complete -c volc-im -n '__volc_im_words call' -l body
complete -c volc-im -n '__volc_im_words call' -l version
complete -c volc-im -n '__volc_im_words call' -l read
complete -c volc-im -n '__volc_im_words sign' -l body
complete -c volc-im -n '__volc_im_words sign' -l version
complete -c volc-im -n '__volc_im_words doctor' -l no-call
complete -c volc-im -n '__volc_im_words console' -l port
complete -c volc-im -n '__volc_im_words console' -l read-only
complete -c volc-im -n '__volc_im_words mcp' -l tools
complete -c volc-im -n '__volc_im_words mcp' -l allow-writes
complete -c volc-im -n '__volc_im_words mcp' -l allow
complete -c volc-im -n '__volc_im_words mcp' -l allow-ids
complete -c volc-im -n '__volc_im_words mcp' -l confirm-writes
complete -c volc-im -n '__volc_im_words mcp' -l max-tokens
complete -c volc-im -n '__volc_im_words mcp' -l round
complete -c volc-im -n '__volc_im_words mcp' -l audit
complete -c volc-im -n '__volc_im_words mcp' -l audit-content
complete -c volc-im -n '__volc_im_words mcp' -l http
complete -c volc-im -n '__volc_im_words mcp' -l allow-origin
complete -c volc-im -n '__volc_im_words import users' -l resume
complete -c volc-im -n '__volc_im_words import users' -l checkpoint
complete -c volc-im -n '__volc_im_words import users' -l failures
complete -c volc-im -n '__volc_im_words import users' -l workers
complete -c volc-im -n '__volc_im_words export messages' -l to
complete -c volc-im -n '__volc_im_words export messages' -l resume
complete -c volc-im -n '__volc_im_words export messages' -l newest-first
complete -c volc-im -n '__volc_im_words tail' -l from
complete -c volc-im -n '__volc_im_words tail' -l interval
complete -c volc-im -n '__volc_im_words tail' -l max-items
complete -c volc-im -l profile
complete -c volc-im -l region
complete -c volc-im -l endpoint
complete -c volc-im -l allow-http
complete -c volc-im -l timeout
complete -c volc-im -l max-retries
complete -c volc-im -l output
complete -c volc-im -l query
complete -c volc-im -l dry-run
complete -c volc-im -l debug
complete -c volc-im -l yes
complete -c volc-im -l lang
complete -c volc-im -l help
complete -c volc-im -l app-id
complete -c volc-im -l output -x -a 'table json jsonl yaml'
complete -c volc-im -l lang -x -a 'en zh'
