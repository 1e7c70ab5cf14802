#compdef volc-im
# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
# Completion for zsh: source <(volc-im completion zsh)

_volc_im_complete() {
    local one=${words[2]:-} two=${words[3]:-} previous=${words[CURRENT-1]} found=
    case "$one $two $previous" in
    "conversation get-user-conversations --data-type") found="RECENT CREATED OWN_LIVE" ;;
    "conversation mark-conversation --mark-action") found="ADD REMOVE" ;;
    "live batch-add-block-participants --block-action") found="MUTE BAN" ;;
    "live batch-delete-block-participants --block-action") found="MUTE BAN" ;;
    "live batch-get-block-participants --block-action") found="MUTE BAN" ;;
    "live batch-update-live-participants --mark-action") found="ADD REMOVE" ;;
    "message send-message --msg-type") found="TEXT IMAGE VIDEO FILE AUDIO CUSTOM" ;;
    "message send-message --priority") found="LOW NORMAL HIGH" ;;
    "message batch-send-message --msg-type") found="TEXT IMAGE VIDEO FILE AUDIO CUSTOM" ;;
    "message get-conversation-messages --reverse") found="FORWARD BACKWARD" ;;
    "message recall-message --recall-role") found="MEMBER OWNER MANAGER" ;;
    "message delete-conversation-message --delete-type") found="EVERYONE SENDER_SEES" ;;
    "message p2p-send-message --msg-type") found="TEXT IMAGE VIDEO FILE AUDIO CUSTOM" ;;
    "message batch-send-group-message --conversation-type") found="SINGLE GROUP LIVE" ;;
    "message batch-send-group-message --msg-type") found="TEXT IMAGE VIDEO FILE AUDIO CUSTOM" ;;
    "message batch-send-group-message --priority") found="LOW NORMAL HIGH" ;;
    "user user-broadcast --msg-type") found="TEXT IMAGE VIDEO FILE AUDIO CUSTOM" ;;
    "user user-broadcast --tag-op") found="ANY ALL" ;;
    "user batch-update-user-tags --op") found="ADD REMOVE" ;;
    *" --output") found="table json jsonl yaml" ;;
    *" --lang") found="en zh" ;;
    *" --region") found="cn-north-1 ap-southeast-1" ;;
    esac
    if [[ -z $found ]]; then
        case "$CURRENT $one" in
        "2 "*) found="conversation participant live message user token friend blacklist call sign explain doctor emulator console mcp completion import export tail --help --version" ;;
        "3 conversation") found="create-conversation modify-conversation destroy-conversation batch-get-conversations get-user-conversations get-conversation-setting modify-conversation-setting mark-conversation get-conversation-marks --help" ;;
        "3 participant") found="batch-add-conversation-participant batch-delete-conversation-participant batch-modify-conversation-participant batch-get-conversation-participant scan-conversation-participant-list is-user-in-conversation get-conversation-user-count get-participant-read-index modify-participant-read-index --help" ;;
        "3 live") found="batch-add-manager batch-remove-manager batch-add-whitelist-participant batch-remove-whitelist-participant batch-get-whitelist-participant batch-add-block-participants batch-delete-block-participants batch-get-block-participants batch-update-live-participants query-live-participant-status --help" ;;
        "3 message") found="send-message batch-send-message get-messages get-conversation-messages modify-message recall-message delete-message delete-conversation-message get-messages-read-receipt p2p-send-message batch-send-group-message --help" ;;
        "3 user") found="user-broadcast batch-update-user-tags register-users un-register-users batch-update-user batch-get-user query-online-status --help" ;;
        "3 token") found="get-app-token --help" ;;
        "3 friend") found="add-friend delete-friend update-friend list-friend is-friend --help" ;;
        "3 blacklist") found="add-black-list remove-black-list update-black-list get-black-list is-in-black-list --help" ;;
        "3 completion") found="bash zsh fish --profile --region --endpoint --allow-http --timeout --max-retries --output --query --dry-run --debug --yes --lang --help --app-id" ;;
        "3 import") found="users" ;;
        "3 export") found="messages" ;;
        *)
            case "$one $two" in
            "conversation create-conversation") found="--conversation-core-info --owner-user-id --owner-user-id-str --other-user-id --other-user-id-str --idempotent-id --inbox-type --field --cli-input-json --generate-skeleton" ;;
            "conversation modify-conversation") found="--conversation-core-info --field --cli-input-json --generate-skeleton" ;;
            "conversation destroy-conversation") found="--conversation-short-id --owner-user-id --owner-user-id-str --field --cli-input-json --generate-skeleton" ;;
            "conversation batch-get-conversations") found="--conversation-short-id --skip-member-count --field --cli-input-json --generate-skeleton" ;;
            "conversation get-user-conversations") found="--participant-user-id --participant-user-id-str --cursor --limit --data-type --skip-member-count --inbox-type --field --cli-input-json --generate-skeleton --all --max-items --starting-token" ;;
            "conversation get-conversation-setting") found="--conversation-short-id --participant-user-id --participant-user-id-str --no-read-index --field --cli-input-json --generate-skeleton" ;;
            "conversation modify-conversation-setting") found="--conversation-setting-info --field --cli-input-json --generate-skeleton" ;;
            "conversation mark-conversation") found="--conversation-short-id --mark-types --mark-action --operator --operator-str --field --cli-input-json --generate-skeleton" ;;
            "conversation get-conversation-marks") found="--conversation-short-id --field --cli-input-json --generate-skeleton" ;;
            "participant batch-add-conversation-participant") found="--conversation-short-id --operator --participant-infos --barrier --field --cli-input-json --generate-skeleton" ;;
            "participant batch-delete-conversation-participant") found="--conversation-short-id --operator --participant-user-ids --field --cli-input-json --generate-skeleton" ;;
            "participant batch-modify-conversation-participant") found="--conversation-short-id --operator --participant-infos --field --cli-input-json --generate-skeleton" ;;
            "participant batch-get-conversation-participant") found="--conversation-short-id --participant-user-ids --field --cli-input-json --generate-skeleton" ;;
            "participant scan-conversation-participant-list") found="--conversation-short-id --cursor --limit --mark-type --only-user-ids --reverse --scan-online-participant --field --cli-input-json --generate-skeleton --all --max-items --starting-token" ;;
            "participant is-user-in-conversation") found="--conversation-short-id --participant-user-id --field --cli-input-json --generate-skeleton" ;;
            "participant get-conversation-user-count") found="--conversation-short-id --field --cli-input-json --generate-skeleton" ;;
            "participant get-participant-read-index") found="--conversation-short-id --field --cli-input-json --generate-skeleton" ;;
            "participant modify-participant-read-index") found="--conversation-short-id --participant-user-id --participant-user-id-str --read-index --field --cli-input-json --generate-skeleton" ;;
            "live batch-add-manager") found="--conversation-short-id --manager-user-ids --manager-user-ids-str --operator --operator-str --field --cli-input-json --generate-skeleton" ;;
            "live batch-remove-manager") found="--conversation-short-id --operator --operator-str --remove-manager-user-ids --remove-manager-user-ids-str --field --cli-input-json --generate-skeleton" ;;
            "live batch-add-whitelist-participant") found="--conversation-short-id --operator --operator-str --participant-user-ids --participant-user-ids-str --field --cli-input-json --generate-skeleton" ;;
            "live batch-remove-whitelist-participant") found="--conversation-short-id --operator --operator-str --participant-user-ids --participant-user-ids-str --field --cli-input-json --generate-skeleton" ;;
            "live batch-get-whitelist-participant") found="--conversation-short-id --cursor --limit --field --cli-input-json --generate-skeleton --all --max-items --starting-token" ;;
            "live batch-add-block-participants") found="--conversation-short-id --participant-block-infos --participant-block-infos-str --block-action --field --cli-input-json --generate-skeleton" ;;
            "live batch-delete-block-participants") found="--conversation-short-id --participant-user-ids --participant-user-ids-str --block-action --field --cli-input-json --generate-skeleton" ;;
            "live batch-get-block-participants") found="--conversation-short-id --cursor --limit --block-action --field --cli-input-json --generate-skeleton --all --max-items --starting-token" ;;
            "live batch-update-live-participants") found="--conversation-short-id --participant-infos --mark-action --field --cli-input-json --generate-skeleton" ;;
            "live query-live-participant-status") found="--conversation-short-id --participant-user-ids --participant-user-ids-str --field --cli-input-json --generate-skeleton" ;;
            "message send-message") found="--content --conversation-short-id --msg-type --sender --sender-str --client-msg-id --create-time --ext --invisible-users --invisible-users-str --mentioned-users --mentioned-users-str --priority --ref-msg-info --visible-users --visible-users-str --field --cli-input-json --generate-skeleton" ;;
            "message batch-send-message") found="--content --msg-type --receiver --sender --ext --inbox-type --is-normal-user --field --cli-input-json --generate-skeleton" ;;
            "message get-messages") found="--conversation-short-id --message-ids --field --cli-input-json --generate-skeleton" ;;
            "message get-conversation-messages") found="--conversation-short-id --cursor --limit --reverse --field --cli-input-json --generate-skeleton --all --max-items --starting-token" ;;
            "message modify-message") found="--conversation-short-id --message-id --content --ext --field --cli-input-json --generate-skeleton" ;;
            "message recall-message") found="--conversation-short-id --message-id --participant-user-id --recall-role --field --cli-input-json --generate-skeleton" ;;
            "message delete-message") found="--conversation-short-id --message-id --participant-user-id --field --cli-input-json --generate-skeleton" ;;
            "message delete-conversation-message") found="--conversation-short-id --message-id --delete-type --field --cli-input-json --generate-skeleton" ;;
            "message get-messages-read-receipt") found="--conversation-short-id --message-ids --field --cli-input-json --generate-skeleton" ;;
            "message p2p-send-message") found="--sender --conversation-short-id --msg-type --content --receiver-user-id --ignore-user-ids --field --cli-input-json --generate-skeleton" ;;
            "message batch-send-group-message") found="--sender --conversation-type --conversation-short-ids --msg-type --content --mentioned-users --visible-users --invisible-users --ext --client-msg-id --create-time --priority --field --cli-input-json --generate-skeleton" ;;
            "user user-broadcast") found="--content --msg-ttl --msg-type --sender --ext --inbox-type --tag-op --tags --field --cli-input-json --generate-skeleton" ;;
            "user batch-update-user-tags") found="--op --tags --user-ids --field --cli-input-json --generate-skeleton" ;;
            "user register-users") found="--users --field --cli-input-json --generate-skeleton" ;;
            "user un-register-users") found="--user-ids --field --cli-input-json --generate-skeleton" ;;
            "user batch-update-user") found="--users --field --cli-input-json --generate-skeleton" ;;
            "user batch-get-user") found="--user-ids --field --cli-input-json --generate-skeleton" ;;
            "user query-online-status") found="--user-ids --field --cli-input-json --generate-skeleton" ;;
            "token get-app-token") found="--expire-time --user-id --user-id-str --field --cli-input-json --generate-skeleton" ;;
            "friend add-friend") found="--friend-user-ids --user-id --ext --inbox-type --field --cli-input-json --generate-skeleton" ;;
            "friend delete-friend") found="--delete-user-ids --user-id --inbox-type --field --cli-input-json --generate-skeleton" ;;
            "friend update-friend") found="--friend-infos --user-id --inbox-type --field --cli-input-json --generate-skeleton" ;;
            "friend list-friend") found="--user-id --cursor --inbox-type --limit --need-total --field --cli-input-json --generate-skeleton --all --max-items --starting-token" ;;
            "friend is-friend") found="--friend-user-ids --user-id --inbox-type --field --cli-input-json --generate-skeleton" ;;
            "blacklist add-black-list") found="--black-list-infos --user-id --inbox-type --field --cli-input-json --generate-skeleton" ;;
            "blacklist remove-black-list") found="--black-list-user-ids --user-id --inbox-type --field --cli-input-json --generate-skeleton" ;;
            "blacklist update-black-list") found="--black-list-infos --user-id --inbox-type --field --cli-input-json --generate-skeleton" ;;
            "blacklist get-black-list") found="--cursor --limit --user-id --inbox-type --need-total --field --cli-input-json --generate-skeleton --all --max-items --starting-token" ;;
            "blacklist is-in-black-list") found="--black-list-user-ids --user-id --inbox-type --field --cli-input-json --generate-skeleton" ;;
            "call" | "call "*) found="--body --version --read" ;;
            "sign" | "sign "*) found="--body --version" ;;
            "doctor" | "doctor "*) found="--no-call" ;;
            "console" | "console "*) found="--port --read-only" ;;
            "mcp" | "mcp "*) found="--tools --allow-writes --allow --allow-ids --confirm-writes --max-tokens --round --audit --audit-content --http --allow-origin" ;;
            "import users" | "import users "*) found="--resume --checkpoint --failures --workers" ;;
            "export messages" | "export messages "*) found="--to --resume --newest-first" ;;
            "tail" | "tail "*) found="--from --interval --max-items" ;;
            esac
            found+=" --profile --region --endpoint --allow-http --timeout --max-retries --output --query --dry-run --debug --yes --lang --help --app-id"
            ;;
        esac
    fi
    compadd -- ${=found}
}
compdef _volc_im_complete volc-im
